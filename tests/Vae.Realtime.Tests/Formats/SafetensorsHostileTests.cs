namespace Vae.Realtime.Tests.Formats;

using System.Buffers.Binary;
using System.Text;
using Vae.Realtime.Formats;
using Xunit;
using static Vae.Realtime.Tests.Formats.SafetensorsBytes;

public sealed class SafetensorsHostileTests : IDisposable
{
    private const string W = "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, int, string> Headers => new()
    {
        { "", 0, "begin" },
        { " {}", 0, "begin" },
        { "[]", 0, "begin" },
        { "{", 0, "not valid JSON" },
        { "{} x", 0, "not valid JSON" },
        { "{\"w\":1}", 0, "w must be an object" },
        { "{" + W + "," + W + "}", 8, "'w' twice" },
        { "{" + W + "," + W.Replace("w", "\\u0077", StringComparison.Ordinal) + "}", 8, "'w' twice" },
        { "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0, "'a' twice" },
        { "{\"__metadata__\":{\"a\":1}}", 0, "__metadata__.a must be a text" },
        { "{\"__metadata__\":[]}", 0, "__metadata__ must be an object" },
        { "{\"__metadata__\":{\"a\":\"\\ud800\"}}", 0, "surrogate" },
        { "{\"\\udc00\":{}}", 0, "surrogate" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8, "lacks the key 'data_offsets'" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}", 8, "w.x is not known" },
        { "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8, "'dtype' twice" },
        { "{" + Tensor("w", "F33", "[2]", "[0,8]") + "}", 8, "w.dtype must be one of" },
        { "{" + Tensor("w", "f32", "[2]", "[0,8]") + "}", 8, "w.dtype must be one of" },
        { "{" + Tensor("w", "F32", "[-2]", "[0,8]") + "}", 8, "w.shape[0]" },
        { "{" + Tensor("w", "F32", "[2.0]", "[0,8]") + "}", 8, "w.shape[0]" },
        { "{" + Tensor("w", "F32", "[\"2\"]", "[0,8]") + "}", 8, "w.shape[0]" },
        { "{" + Tensor("w", "F32", "2", "[0,8]") + "}", 8, "w.shape must be a list" },
        { "{" + Tensor("w", "F32", "[4294967296,4294967296]", "[0,8]") + "}", 8, "larger than any file" },
        { "{" + Tensor("w", "F32", "[9223372036854775807]", "[0,8]") + "}", 8, "larger than any file" },
        { "{" + Tensor("w", "F32", "[9223372036854775808]", "[0,8]") + "}", 8, "w.shape[0]" },
        { "{" + Tensor("w", "F32", "[2]", "[0]") + "}", 8, "two entries" },
        { "{" + Tensor("w", "F32", "[2]", "[0,8,8]") + "}", 8, "w.data_offsets" },
        { "{" + Tensor("w", "F32", "[2]", "[8,0]") + "}", 8, "w.data_offsets[1]" },
        { "{" + Tensor("w", "F32", "[2]", "[-8,0]") + "}", 8, "w.data_offsets[0]" },
        { "{" + Tensor("w", "F32", "[2]", "[0,7]") + "}", 7, "span 7 bytes" },
        { "{" + Tensor("w", "F32", "[2]", "[0,8]") + "}", 7, "cut off" },
        { "{" + Tensor("w", "F32", "[2]", "[0,8]") + "}", 9, "9 follow" },
        { "{" + Tensor("w", "F32", "[2]", "[4,12]") + "}", 12, "hole" },
        { "{" + Tensor("v", "F32", "[1]", "[0,4]") + "," + Tensor("w", "F32", "[1]", "[8,12]") + "}", 12, "hole" },
        { "{" + Tensor("v", "F32", "[2]", "[0,8]") + "," + Tensor("w", "F32", "[2]", "[4,12]") + "}", 12, "overlap" },
        { "{" + Tensor("v", "F32", "[2]", "[0,8]") + "," + Tensor("w", "F32", "[2]", "[0,8]") + "}", 8, "overlap" },
        { "{" + Tensor("w", "F32", "[1]", "[9223372036854775803,9223372036854775807]") + "}", 4, "hole" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_violates_the_format_is_refused(string header, int dataBytes, string mention)
    {
        string path = _folder.Write("m", Of(header, dataBytes));
        UserError.Of(() => SafetensorsFile.Load(path), path, mention);
    }

    [Fact]
    public void Tensors_may_be_stored_in_another_order_than_listed_and_be_empty()
    {
        string header = "{" + Tensor("b", "U8", "[2]", "[1,3]") + "," + Tensor("e", "U8", "[0,9223372036854775807]", "[1,1]")
            + "," + Tensor("a", "U8", "[]", "[0,1]") + "}   ";
        SafetensorsFile file = SafetensorsFile.Load(_folder.Write("m", Of(header, 3)));
        Assert.Equal(new byte[] { 1, 2 }, file.Find("b")!.Data.ToArray());
        Assert.Equal(new byte[] { 0 }, file.Find("a")!.Data.ToArray());
        Assert.Equal(0, file.Find("e")!.Data.Length);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        byte[] header = Encoding.UTF8.GetBytes("{\"__metadata__\":{\"a\":\"?\"}}");
        header[Array.IndexOf(header, (byte)'?')] = 0xff;
        string path = _folder.Write("m", Of(header, 0));
        UserError.Of(() => SafetensorsFile.Load(path), path, "UTF-8");
    }

    [Fact]
    public void Control_characters_in_names_do_not_reach_the_terminal()
    {
        string path = _folder.Write("m", Of("{\"\\u001b[2J\":1}", 0));
        UserError.Of(() => SafetensorsFile.Load(path), path);
    }

    [Theory]
    [InlineData(100_000_001UL)]
    [InlineData(1UL << 40)]
    [InlineData(ulong.MaxValue)]
    [InlineData(99_999_999UL)]
    [InlineData(3UL)]
    public void A_header_longer_than_allowed_or_there_costs_no_memory(ulong claimed)
    {
        byte[] file = Of("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(file, claimed);
        string path = _folder.Write("m", file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        UserError.Of(() => SafetensorsFile.Load(path), path, "header");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] file = Sample();
        for (int length = 0; length < file.Length; length++)
        {
            string path = _folder.Write("m", file[..length]);
            UserError.Of(() => SafetensorsFile.Load(path), path);
        }
    }

    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        Random random = new(5);
        byte[] good = Sample();
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] file = [.. good];
            for (int hits = random.Next(1, 4); hits > 0; hits--)
            {
                file[random.Next(file.Length - 24)] = (byte)random.Next(256);
            }

            string path = _folder.Write("m", file);
            refused += UserError.OrSuccess(() => SafetensorsFile.Load(path)) ? 0 : 1;
        }

        Assert.InRange(refused, 1000, 3000);
    }

    [Fact]
    public void Missing_files_and_folders_say_so()
    {
        UserError.Of(() => SafetensorsFile.Load(_folder.File("none")), "none", "does not exist");
        UserError.Of(() => SafetensorsFile.Load(Path.Combine(_folder.File("nowhere"), "none")), "none", "does not exist");
        UserError.Of(() => SafetensorsFile.Load(_folder.Root), _folder.Root, "is a folder");
        UserError.Of(() => SafetensorsFile.Load(""), "empty");
    }

    private static byte[] Sample()
    {
        using MemoryStream stream = new();
        new SafetensorsFile(
            [new("k", "some text")],
            [TensorEntry.FromFloats("a", [2, 2], [1, 2, 3, 4]), TensorEntry.FromFloats("b", [2], [5, 6])]).Write(stream);
        return stream.ToArray();
    }
}
