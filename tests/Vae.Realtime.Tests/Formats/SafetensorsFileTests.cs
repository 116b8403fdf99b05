namespace Vae.Realtime.Tests.Formats;

using System.Text;
using Vae.Realtime.Formats;
using Xunit;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_saved_is_read_back()
    {
        float[] weights = [1.5f, -2, float.Epsilon, float.NaN, float.NegativeInfinity, -0f];
        SafetensorsFile saved = new(
            [new("zebra", "{\"a\":[1,2]}"), new("apple", "Zürich 🦓 \"\\\n")],
            [
                TensorEntry.FromFloats("w", [2, 3], weights),
                TensorEntry.FromFloats("empty", [0, 7], []),
                TensorEntry.FromFloats("scalar", [], [42]),
                new TensorEntry("bytes", "U8", [3], new byte[] { 7, 8, 9 }),
            ]);
        saved.Save(_folder.File("m"));
        SafetensorsFile read = SafetensorsFile.Load(_folder.File("m"));
        Assert.Equal(saved.Metadata, read.Metadata);
        Assert.Equal(["zebra", "apple"], read.Metadata.Keys);
        Assert.Equal(["w", "empty", "scalar", "bytes"], read.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(weights.Select(BitConverter.SingleToInt32Bits), read.Find("w")!.ToFloats().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal([2, 3], read.Find("w")!.Shape);
        Assert.Empty(read.Find("empty")!.ToFloats());
        Assert.Equal([42f], read.Find("scalar")!.ToFloats());
        Assert.Equal("U8", read.Find("bytes")!.DType);
        Assert.Equal(new byte[] { 7, 8, 9 }, read.Find("bytes")!.Data.ToArray());
        Assert.Null(read.Find("nothing"));
    }

    [Fact]
    public void The_bytes_are_the_format_s()
    {
        const string Header = "{\"__metadata__\":{\"k\":\"v\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        using MemoryStream stream = new();
        new SafetensorsFile([new("k", "v")], [TensorEntry.FromFloats("w", [2], [1f, -2f])]).Write(stream);
        byte[] file = stream.ToArray();
        int length = (Header.Length + 7) / 8 * 8;
        Assert.Equal((ulong)length, BitConverter.ToUInt64(file, 0));
        Assert.Equal(Header.PadRight(length), Encoding.UTF8.GetString(file, 8, length));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], file[(8 + length)..]);
    }

    [Fact]
    public void Without_metadata_there_is_no_metadata_key()
    {
        using MemoryStream stream = new();
        new SafetensorsFile([], []).Write(stream);
        Assert.Equal("{}      ", Encoding.UTF8.GetString(stream.ToArray()[8..]));
    }

    [Fact]
    public void Random_files_survive_and_are_the_same_to_the_byte()
    {
        Random random = new(11);
        string[] dtypes = ["F32", "F16", "BF16", "F64", "U8", "I64", "BOOL"];
        int[] sizes = [4, 2, 2, 8, 1, 8, 1];
        for (int round = 0; round < 50; round++)
        {
            List<TensorEntry> tensors = [];
            for (int index = random.Next(6); index > 0; index--)
            {
                int kind = random.Next(dtypes.Length);
                long[] shape = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(4))];
                byte[] data = new byte[sizes[kind] * shape.Aggregate(1L, (product, size) => product * size)];
                random.NextBytes(data);
                tensors.Add(new TensorEntry($"t{index}", dtypes[kind], shape, data));
            }

            using MemoryStream first = new();
            new SafetensorsFile([new("round", $"{round}")], tensors).Write(first);
            string path = _folder.Write("m", first.ToArray());
            SafetensorsFile read = SafetensorsFile.Load(path);
            using MemoryStream second = new();
            read.Write(second);
            Assert.Equal(first.ToArray(), second.ToArray());
            Assert.Equal(tensors.Select(tensor => tensor.Data.ToArray()), read.Tensors.Select(tensor => tensor.Data.ToArray()));
        }
    }

    [Fact]
    public void Programming_mistakes_are_argument_errors()
    {
        TensorEntry tensor = TensorEntry.FromFloats("w", [1], [1]);
        Assert.Throws<ArgumentException>(() => new SafetensorsFile([], [tensor, tensor]));
        Assert.Throws<ArgumentException>(() => new SafetensorsFile([new("a", "1"), new("a", "2")], []));
        Assert.Throws<ArgumentException>(() => TensorEntry.FromFloats("w", [2, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => TensorEntry.FromFloats("__metadata__", [1], [1]));
        Assert.Throws<ArgumentException>(() => TensorEntry.FromFloats("w", [-1, -1], [1]));
        Assert.Throws<ArgumentException>(() => new TensorEntry("w", "F31", [1], new byte[4]));
    }

    [Fact]
    public void Only_floats_are_read_as_floats() =>
        UserError.Of(() => new TensorEntry("w", "I32", [1], new byte[4]).ToFloats(), "'w'", "I32", "convert");

    [Fact]
    public void Shapes_compare_by_every_size()
    {
        TensorEntry tensor = TensorEntry.FromFloats("w", [1, 2], [1, 2]);
        Assert.True(tensor.HasShape([1, 2]));
        Assert.False(tensor.HasShape([2, 1]));
        Assert.False(tensor.HasShape([2]));
        Assert.False(tensor.HasShape([1, 2, 1]));
    }
}
