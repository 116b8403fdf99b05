namespace Vae.Realtime.Tests.Formats;

using System.IO.Compression;
using System.Text;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Import;
using Xunit;
using static Vae.Realtime.Tests.Formats.TorchBytes;

/// <summary>Files of torch.save, right and hostile.</summary>
public sealed class TorchArchiveTests : IDisposable
{
    private static readonly byte[] Storage = [.. new float[] { 1, 2, 3, 4, 5, 6 }.SelectMany(BitConverter.GetBytes)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_view_is_read_as_what_it_shows()
    {
        TensorEntry tensor = Assert.Single(Read(Archive(Pickle(Dictionary(("w", Tensor([3, 2], [1, 3])))), Storage)));
        Assert.Equal([3L, 2L], tensor.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], tensor.ToFloats());
        tensor = Assert.Single(Read(Archive(Pickle(Dictionary(("w", Tensor([2], [2], offset: 1)))), Storage)));
        Assert.Equal([2f, 4], tensor.ToFloats());
    }

    [Fact]
    public void An_archive_without_a_byte_order_is_little_endian_and_compression_does_not_matter()
    {
        byte[] pickle = Pickle(Dictionary(("w", Tensor([6]))));
        Assert.Equal([1f, 2, 3, 4, 5, 6], Assert.Single(Read(Archive(pickle, Storage, byteOrder: null))).ToFloats());
        Assert.Equal([1f, 2, 3, 4, 5, 6], Assert.Single(Read(Archive(pickle, Storage, level: CompressionLevel.Optimal))).ToFloats());
        Refused(Archive(pickle, Storage, byteOrder: "big"), "byte order 'big'");
    }

    [Fact]
    public void Dictionaries_in_each_other_are_modules_in_modules_and_an_optimiser_is_none()
    {
        List<string> notes = [];
        byte[] optimiser = Dictionary(("param_groups", [(byte)']']), ("state", Dictionary(("x", Tensor([6])))));
        byte[] pickle = Pickle(Dictionary(
            ("enc", Dictionary(("w", Tensor([2])))), ("dec", Dictionary(("0", Dictionary(("w", Tensor([3])))))), ("opt", optimiser)));
        IReadOnlyList<TensorEntry> tensors = Checkpoint.Load(_folder.Write("m.pt", Archive(pickle, Storage)), notes).Tensors;
        Assert.Equal(["enc.w", "dec.0.w"], tensors.Select(tensor => tensor.Name));
        Assert.Contains("'opt' left out", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__main__", "Vae")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("torch", "ComplexFloatStorage")]
    [InlineData("collections", "OrderedDict2")]
    [InlineData("\u001b[31m", "red")]
    public void Other_classes_are_refused_by_name_with_the_lines_that_convert(string module, string name)
    {
        string message = Refused(
            Archive(Pickle(Dictionary(("w", [.. Global(module, name), .. Tuple(Text("echo owned")), (byte)'R'])))),
            PrintableText.Of($"{module}.{name}"), "import torch", "weights_only=False");
        Assert.DoesNotContain("owned", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x92)]
    [InlineData('i')]
    [InlineData('o')]
    [InlineData('P')]
    [InlineData('2')]
    [InlineData(0x82)]
    [InlineData(0xff)]
    public void Other_instructions_are_refused(int code) =>
        Refused(Archive([0x80, 2, (byte)'}', (byte)'}', (byte)code, (byte)'.']), "0x", "import torch");

    [Fact]
    public void What_no_stack_or_memory_has_is_refused()
    {
        byte[][] wrong =
        [
            Pickle(), Pickle([(byte)'u']), Pickle([(byte)'t']), Pickle([(byte)'s']), Pickle([(byte)'R']), Pickle([(byte)'Q']), Pickle([(byte)'b']),
            Pickle([(byte)'h', 9]), Pickle([(byte)'j', 255, 255, 255, 255]), Pickle([(byte)'q', 1]), Pickle([(byte)'N', (byte)'(', (byte)'q', 1]),
            Pickle([(byte)'}', (byte)'(', (byte)'N', (byte)'u']), Pickle([(byte)'N', (byte)'N', (byte)'a']),
            Pickle([(byte)'}', (byte)'N', (byte)'b']), Pickle([(byte)'X', 255, 255, 255, 255, 1]),
            Pickle([0x8d, 255, 255, 255, 255, 255, 255, 255, 255]), Pickle([(byte)'B', 255, 255, 255, 127]),
            Pickle([(byte)'X', 1, 0, 0, 0, 0xff]), Pickle([0x8a, 200, 1]), Pickle([(byte)'c', (byte)'a']), [0x80, 77, (byte)'.'], [0x80], [],
            Pickle(Tensor([6])), Pickle([(byte)'N']), Pickle([(byte)']']), Pickle([(byte)'}']),
            Pickle(Global("collections", "OrderedDict"), [(byte)'N', (byte)'R']),
            Pickle(Global("torch._utils", "_rebuild_tensor_v2"), [(byte)')', (byte)'R']),
            Pickle(Tuple(Text("storage"), Global("torch", "FloatStorage"), Text("0")), [(byte)'Q']),
        ];
        Assert.All(wrong, pickle => Refused(Archive(pickle)));
    }

    [Fact]
    public void Deep_and_circular_pickles_end()
    {
        byte[] deep = [.. Enumerable.Repeat((byte[])[(byte)'}', (byte)'(', .. Text("a")], 50_000).SelectMany(part => part), (byte)'N'];
        Refused(Archive(Pickle(deep, [.. Enumerable.Repeat((byte)'u', 50_000)])), "no tensors");
        Refused(Archive(Pickle([(byte)'}', (byte)'q', 0, .. Text("a"), (byte)'h', 0, (byte)'s'])), "no tensors");

        // A dictionary that holds itself and a tensor has a tensor at every depth, but not for ever.
        byte[] circle = [(byte)'}', (byte)'q', 0, .. Text("a"), (byte)'h', 0, (byte)'s', .. Text("w"), .. Tensor([1]), (byte)'s'];
        Assert.InRange(Read(Archive(Pickle(circle))).Count, 1, 20);
        byte[] many = [(byte)'}', (byte)'q', 0, .. Text("w"), .. Tensor([1]), (byte)'s'];
        byte[][] twice = [.. Enumerable.Range(0, 12).Select(i => (byte[])[.. Text($"k{i}"), (byte)'h', 0, (byte)'s'])];
        Refused(Archive(Pickle([many, .. twice])), "tensors");
    }

    [Fact]
    public void Claims_beyond_the_storage_are_refused_with_the_tensor()
    {
        (byte[] Tensor, string[] Words)[] wrong =
        [
            (Tensor([7]), ["'w'", "[7]"]),
            (Tensor([6], offset: 1), ["'w'", "element 1"]),
            (Tensor([6], offset: -1), ["'w'"]),
            (Tensor([2], [6]), ["'w'", "strides [6]"]),
            (Tensor([2], [-1], offset: 3), ["'w'"]),
            (Tensor([-1]), ["'w'"]),
            (Tensor([1L << 40, 1L << 40]), ["'w'"]),
            (Tensor([1_000_000_000], [0]), ["'w'"]),
            (Tensor([long.MaxValue, long.MaxValue], [0, 0]), ["'w'"]),
            (Tensor([2], [long.MaxValue]), ["'w'"]),
            (Tensor([0, long.MaxValue, long.MaxValue], [1, 1, 1], offset: 99), ["'w'"]),
            (Tensor([6], offset: long.MaxValue), ["'w'"]),
            (Tensor([6], count: 7), ["claims 7 elements"]),
            (Tensor([6], count: -7), ["claims -7 elements"]),
            (Tensor([6], count: long.MaxValue), ["claims"]),
            (Tensor([3], type: "DoubleStorage"), ["claims 6 elements of F64"]),
            (Tensor([6], key: "../../etc/passwd"), ["lacks the storage"]),
            (Tensor([6], key: "1"), ["lacks the storage '1'"]),
            (Tensor([.. Enumerable.Repeat(1L, 65)]), ["'w'"]),
        ];
        Assert.All(wrong, one => Refused(Archive(Pickle(Dictionary(("w", one.Tensor))), Storage), one.Words));
    }

    [Fact]
    public void Two_tensors_of_one_name_and_names_that_are_no_texts_are_refused()
    {
        Refused(Archive(Pickle(Dictionary(("w", Tensor([6])), ("w", Tensor([6]))))), "'w' twice");
        Refused(Archive(Pickle([(byte)'}', (byte)'K', 1, .. Tensor([6]), (byte)'s'])), "without a name");
    }

    [Fact]
    public void Bombs_are_refused_before_they_are_unpacked()
    {
        byte[] pickle = Pickle(Dictionary(("w", Tensor([6], count: 80 << 18))));
        byte[] bomb = Archive(pickle, new byte[80 << 20], level: CompressionLevel.Optimal);
        Assert.True(bomb.Length < 1 << 20);
        Refused(bomb, "would unpack");
        Refused(Archive(new byte[70 << 20], level: CompressionLevel.Optimal), "more than can be read");
    }

    [Fact]
    public void Files_that_are_cut_off_or_changed_are_refused_in_one_line()
    {
        byte[] whole = Archive(Pickle(Dictionary(("w", Tensor([6])), ("v", Tensor([2, 3])))), Storage);
        for (int length = 2; length < whole.Length; length += 7)
        {
            Refused(whole[..length]);
        }

        Random random = new(5);
        for (int round = 0; round < 1500; round++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            string path = _folder.Write("m.pt", changed);
            UserError.OrSuccess(() => Checkpoint.Load(path, new List<string>()));
        }
    }

    [Fact]
    public void Other_files_are_refused_with_what_converts_them()
    {
        Refused([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46], "before 1.6", "import torch; m = torch.load('");
        Refused([0x89, .. "HDF\r\n\u001a\n"u8], "is cut off");
        Refused(Zip(CompressionLevel.Optimal, ("model.weights.h5", [1])), "'model.weights.h5' is damaged");
        Refused(Zip(CompressionLevel.Optimal, ("readme.txt", [1])), "torch.save's, numpy.savez's and Keras'");
        Refused(NpyBytes.OfHeader(NumpyArrayTests.Header("<f4", "(1,)"), new byte[4]), "numpy.savez");
        Refused(Zip(CompressionLevel.Optimal, ("a/data.pkl", Pickle()), ("b/data.pkl", Pickle())), "more than one");
        Refused(Zip(CompressionLevel.Optimal, ("arr_0.npy", [1, 2, 3])), "'arr_0'", "not a NumPy file");
        Refused(Encoding.ASCII.GetBytes("not found"), "not a valid safetensors file");
        Refused([], "only 0 bytes");
    }

    private IReadOnlyList<TensorEntry> Read(byte[] file) => Checkpoint.Load(_folder.Write("m.pt", file), new List<string>()).Tensors;

    private string Refused(byte[] file, params string[] words) =>
        UserError.Of(() => Checkpoint.Load(_folder.Write("m.pt", file), new List<string>()), ["m.pt", .. words]);
}
