namespace Vae.Realtime.Tests.Models;

using System.IO.Compression;
using System.Text;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Import;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>
/// The same weights as in keras.npz, in every layout of HDF5 that Keras and h5py have, become the same model; files without weights of their own
/// are refused. See tests/fixtures/make_hdf5_fixtures.py.
/// </summary>
public sealed class Hdf5ImportTests : IDisposable
{
    private const string Heads = "posterior_mean=encoder.dense,posterior_log_variance=encoder.dense_1";

    private static readonly Shape Small = new(3, 4, 1);

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("keras2.h5", "encoder/z_mean/kernel:0", "'optimizer_weights' holds no weights of the model and is left out", "")]
    [InlineData("keras2.weights.h5", "encoder_z_mean/kernel:0", "", "")]
    [InlineData("keras3.weights.h5", "encoder/z_mean/kernel", "'optimizer/vars', 'total_loss_tracker/vars/0', 'total_loss_tracker/vars/1'", "")]
    [InlineData("keras213.weights.h5", "encoder/dense/kernel", "'optimizer/vars'", Heads)]
    [InlineData("numbered.h5", "4", "its arrays have no names and are taken in their order", "")]
    public void Every_layout_gives_the_model_of_the_same_weights_as_arrays(string name, string mean, string note, string maps)
    {
        ImportedModel model = Import(Fixture(name), maps);
        AssertSame(Import(Fixture("keras.npz"), ""), model);
        Assert.Equal(mean, model.Tensors.First(tensor => tensor.Name == "posterior_mean.weight").From);
        Assert.Equal(note.Length == 0 ? 0 : 1, _notes.Count(told => told.Contains(Path.GetFileName(name), StringComparison.Ordinal)));
        Assert.Contains(note, _notes.Count > 0 ? _notes[0] : "", StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_Keras_is_read_by_the_weights_in_it()
    {
        byte[] weights = File.ReadAllBytes(Fixture("keras3.weights.h5"));
        string path = _folder.Write("m.keras", TorchBytes.Zip(
            CompressionLevel.Optimal, ("metadata.json", "{}"u8.ToArray()), ("config.json", "{}"u8.ToArray()), ("model.weights.h5", weights)));
        AssertSame(Import(Fixture("keras.npz"), ""), Import(path, ""));
        Refused(_folder.Write("cut.keras", TorchBytes.Zip(CompressionLevel.Optimal, ("model.weights.h5", weights[..9000]))), "'model.weights.h5'");
        Refused(
            _folder.Write("two.keras", TorchBytes.Zip(CompressionLevel.Optimal, ("a.weights.h5", weights), ("b.weights.h5", weights))),
            "2 files", "numpy.savez");
    }

    [Fact]
    public void Heads_that_have_no_names_are_asked_for() =>
        Refused(Fixture("keras213.weights.h5"), "--map posterior_mean=encoder.dense,posterior_log_variance=encoder.dense_1");

    [Fact]
    public void Types_byte_orders_chunks_and_compression_do_not_change_the_values()
    {
        ImportedModel exact = Import(Fixture("keras.npz"), "");
        ImportedModel model = Import(Fixture("arrays.h5"), "");
        foreach (TensorEntry tensor in model.File.Tensors)
        {
            // All of the file's values are those that 16 bits hold.
            Assert.Equal(exact.File.Find(tensor.Name)!.ToFloats().Select(value => (float)(Half)value), tensor.ToFloats());
        }

        Assert.Contains("from F64, transposed", model.Tensors.First(tensor => tensor.Name == "posterior_mean.weight").How, StringComparison.Ordinal);
        Assert.Contains(_notes, note => note.Contains("and 16 more hold no weights", StringComparison.Ordinal));
        Assert.Contains(_notes, note => note.Contains("9 tensors of F16 converted", StringComparison.Ordinal));
        Assert.Contains(_notes, note => note.Contains("3 tensors of F64 rounded", StringComparison.Ordinal));
    }

    [Fact]
    public void Activations_are_those_of_the_model_s_description()
    {
        ImportedModel model = ModelImport.Run(Fixture("dense.h5"), null, Small, null, [], _notes);
        Assert.Equal(new LinearSpec(8, Activation.Tanh), Assert.Single(model.Architecture.Encoder));
        Assert.Equal(new LinearSpec(8, Activation.Silu), Assert.Single(model.Architecture.Decoder));
        Assert.Contains("are those that the file says", Assert.Single(_notes), StringComparison.Ordinal);
        _notes.Clear();
        AssertSame(model, ModelImport.Run(Fixture("dense.weights.h5"), null, Small, null, [], _notes));
        Assert.Contains("the file does not say", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Activations_that_the_architecture_does_not_have_are_told()
    {
        ModelImport.Run(Fixture("dense.h5"), VaeArchitecture.Mlp(Small, 8, 3), null, null, [], _notes);
        Assert.Equal(2, _notes.Count);
        Assert.Contains("behind 'dense' the file has the activation 'tanh', and 'encoder.0' has relu", _notes[0], StringComparison.Ordinal);
        Assert.Contains("behind 'dense_1' the file has the activation 'silu', and 'decoder.0' has relu", _notes[1], StringComparison.Ordinal);
        (string Config, string[] Told)[] others =
        [
            (Dense("dense", "\"elu\""), ["'elu'"]),
            (Dense("dense", "{\"class_name\": \"Mine\"}"), ["a function of its own"]),
            (Dense("z_log_var", "\"relu\""), ["'z_log_var'", "'posterior_log_variance' has none"]),
            (Dense("dense_2", "\"tanh\""), ["'tanh'", "'output' has bernoulli"]),
            (Dense("dense_2", "\"linear\""), []),
            ($"[{Dense("dense", "\"linear\"")}, {{\"class_name\": \"LeakyReLU\", \"config\": {{}}}}]", []),
            ($"[{Dense("dense", "\"tanh\"")}, {Dense("dense", "\"relu\"")}]", []),
            ("{", []),
        ];
        foreach ((string config, string[] told) in others)
        {
            _notes.Clear();
            string path = _folder.Write("m.keras", TorchBytes.Zip(
                CompressionLevel.Optimal, ("config.json", Encoding.UTF8.GetBytes(config)),
                ("model.weights.h5", File.ReadAllBytes(Fixture("dense.weights.h5")))));
            ModelImport.Run(path, null, Small, null, [], _notes);
            Assert.Equal(told.Length == 0 ? 1 : 2, _notes.Count);
            Assert.All(told, word => Assert.Contains(word, _notes[1], StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("link_to_another_file", "only links to other names or files: 'w'")]
    [InlineData("link_to_a_name", "only links to other names or files: 'w'")]
    [InlineData("values_in_another_file", "'w' keeps its values in another file, which is not read")]
    [InlineData("values_of_other_arrays", "'w' is put together of others")]
    [InlineData("bomb", "'w' would take 4,398,046,511,104 bytes of a file of 4,296")]
    [InlineData("large_chunk", "'w' would take 1,073,741,824 bytes")]
    [InlineData("never_written", "'w' has sizes, but not all of its values were ever written")]
    [InlineData("half_written", "'w' has sizes, but not all of its values were ever written")]
    [InlineData("circle", "the group 'a/b/c/again/' is within itself")]
    [InlineData("many_paths", "names so many")]
    [InlineData("lzf", "compressed by 'lzf', and only gzip is read")]
    [InlineData("growing", "save it again without one of the two")]
    [InlineData("no_weights", "holds no weights; save them by model.save_weights")]
    public void What_holds_no_weights_of_its_own_is_refused_without_taking_memory_for_its_claims(string name, string words)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(Fixture($"refused/{name}.h5"), words);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    [Theory]
    [InlineData("keras2.h5")]
    [InlineData("keras3.weights.h5")]
    [InlineData("arrays.h5")]
    public void Files_that_are_cut_off_are_refused_in_one_line(string name)
    {
        byte[] whole = File.ReadAllBytes(Fixture(name));
        for (int length = 8; length < whole.Length; length += 331)
        {
            Refused(_folder.Write("cut.h5", whole[..length]), "cut.h5");
        }
    }

    [Theory]
    [InlineData("keras2.h5")]
    [InlineData("keras3.weights.h5")]
    [InlineData("arrays.h5")]
    public void Files_that_were_changed_are_read_or_refused_in_one_line(string name)
    {
        byte[] whole = File.ReadAllBytes(Fixture(name));
        Random random = new(7);
        int refused = 0;
        for (int round = 0; round < 1500; round++)
        {
            byte[] changed = [.. whole];
            int at = random.Next(changed.Length - 8) & ~7;
            _ = (round % 3) switch
            {
                0 => changed[at] = (byte)random.Next(256),
                1 => changed[at + random.Next(8)] = 0xff,
                _ => BitConverter.TryWriteBytes(changed.AsSpan(at), (long)random.Next(changed.Length)) ? 0 : 1,
            };
            string path = _folder.Write("changed.h5", changed);
            refused += UserError.OrSuccess(() => Checkpoint.Load(path, new List<string>())) ? 0 : 1;
        }

        Assert.InRange(refused, 50, 1450);
    }

    private static string Dense(string name, string activation) =>
        $"{{\"class_name\": \"Dense\", \"config\": {{\"name\": \"{name}\", \"activation\": {activation}}}}}";

    private static string Fixture(string name) => Path.Combine(Repository.Folder("tests", "fixtures", "import"), name);

    private static void AssertSame(ImportedModel expected, ImportedModel found)
    {
        Assert.Equal(expected.File.Tensors.Select(tensor => tensor.Name), found.File.Tensors.Select(tensor => tensor.Name));
        Assert.All(found.File.Tensors, tensor => Assert.Equal(expected.File.Find(tensor.Name)!.Data.ToArray(), tensor.Data.ToArray()));
    }

    private ImportedModel Import(string path, string maps)
    {
        IReadOnlyList<NameMap> named = [];
        Assert.True(maps.Length == 0 || NameMap.TryParse(maps, out named));
        return ModelImport.Run(path, VaeArchitecture.Parse(ImportFixtureTests.KerasArchitecture, "test"), null, null, named, _notes);
    }

    private void Refused(string path, params string[] words) => UserError.Of(() => Import(path, ""), [Path.GetFileName(path), .. words]);
}
