namespace Vae.Realtime.Tests.Models;

using System.IO.Compression;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Import;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Whose tensors become which: names, shapes and order, and what is asked for where they do not decide.</summary>
public sealed class ModelImportTests : IDisposable
{
    private static readonly Shape Small = new(3, 4, 1);
    private static readonly VaeArchitecture Own = VaeArchitecture.Mlp(Small, 8, 3);

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("encoder.0 posterior_mean posterior_log_variance decoder.0 output")]
    [InlineData("fc1 fc21 fc22 fc3 fc4")]
    [InlineData("fc1 fc2_1 fc2_2 fc3 fc4")]
    [InlineData("fc1 fc_mu fc_var fc3 fc4")]
    [InlineData("encoder.fc1 mu logvar decoder.fc1 decoder.fc2")]
    [InlineData("encoder.0 fc_mean fc_logvar decoder.0 decoder.2")]
    [InlineData("enc.hidden enc.z_mean enc.z_log_var dec.hidden dec.out")]
    [InlineData("encoder.linear encoder.mean encoder.logVar decoder.linear decoder.final")]
    [InlineData("img_2hid hid_2mu hid_2logvar z_2hid hid_2img")]
    [InlineData("encoder.FC_input encoder.FC_mean encoder.FC_var decoder.FC_hidden decoder.FC_output")]
    [InlineData("encoder.MLP.L0 encoder.linear_means encoder.linear_log_var decoder.MLP.L0 decoder.MLP.L1")]
    [InlineData("e loc log_sigma_sq d out")]
    public void Names_of_the_tutorials_are_found_with_and_without_an_architecture(string names)
    {
        string[] modules = names.Split(' ');
        string path = Save([.. modules.Zip(Sizes, (name, size) => (name, size.Out, size.In))]);
        AssertFilled(Import(path, Own), modules);
        AssertFilled(Import(path, null), modules);
        Assert.Equal(Own, Import(path, null).Architecture);
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("_orig_mod.module.")]
    [InlineData("module._orig_mod.model.vae.")]
    [InlineData("net.")]
    [InlineData("anything.at.all.")]
    public void What_all_names_begin_with_is_left_away_and_told(string prefix)
    {
        ImportedModel model = Import(Save([.. OwnNames.Zip(Sizes, (name, size) => (prefix + name, size.Out, size.In))]), Own);
        AssertFilled(model, [.. OwnNames.Select(name => prefix + name)]);
        Assert.Contains($"'{prefix.Split('.')[0]}.'", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Variances_that_are_measured_come_with_the_file_or_begin_at_one()
    {
        VaeArchitecture calibrated = Own.With(new Likelihood(LikelihoodFamily.CalibratedGaussian));
        foreach (string names in (string[])["encoder.0 posterior_mean posterior_log_variance decoder.0 output", "fc1 fc21 fc22 fc3 fc4"])
        {
            _notes.Clear();
            string path = Save([.. names.Split(' ').Zip(Sizes, (name, size) => (name, size.Out, size.In))]);
            Assert.Equal([1f], Import(path, calibrated).File.Find(VaeArchitecture.VarianceName)!.ToFloats());
            Assert.Contains(_notes, note => note.Contains("has no variances", StringComparison.Ordinal));
        }

        SafetensorsFile made = Import(Save([.. OwnNames.Zip(Sizes, (name, size) => (name, size.Out, size.In))]), Own).File;
        string own = _folder.File("own.safetensors");
        new SafetensorsFile([], [.. made.Tensors, TensorEntry.FromFloats(VaeArchitecture.VarianceName, [1], [0.25f])]).Save(own);
        _notes.Clear();
        Assert.Equal([0.25f], Import(own, calibrated).File.Find(VaeArchitecture.VarianceName)!.ToFloats());
        Assert.Empty(_notes);
    }

    [Fact]
    public void Wrappers_within_a_model_are_left_away()
    {
        string[] names = ["encoder._orig_mod.0", "posterior_mean", "posterior_log_variance", "decoder.module.0", "output"];
        AssertFilled(Import(Save([.. names.Zip(Sizes, (name, size) => (name, size.Out, size.In))]), Own), names);
        Assert.Contains("'module.' and '_orig_mod.'", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fc1 head_a head_b fc3 fc4", "head_a", "head_b")]
    [InlineData("enc fc1 fc2 dec out", "fc1", "fc2")]
    [InlineData("fc1 mu1 mu2 fc3 fc4", "mu1", "mu2")]
    [InlineData("fc1 left right fc3 fc4", "left", "right")]
    public void Heads_whose_names_do_not_decide_are_asked_for(string names, string first, string second)
    {
        string[] modules = names.Split(' ');
        string path = Save([.. modules.Zip(Sizes, (name, size) => (name, size.Out, size.In))]);
        string map = $"posterior_mean={first},posterior_log_variance={second}";
        foreach (VaeArchitecture? architecture in (VaeArchitecture?[])[Own, null])
        {
            string message = UserError.Of(() => Import(path, architecture), "state.safetensors", first, second, "--map posterior_mean=");
            Assert.Contains("posterior_log_variance=", message, StringComparison.Ordinal);
            ImportedModel model = Import(path, architecture, map);
            AssertFrom(model, "posterior_mean", first);
            AssertFrom(model, "posterior_log_variance", second);
            model = Import(path, architecture, $"posterior_mean={second},posterior_log_variance={first}");
            AssertFrom(model, "posterior_mean", second);
        }
    }

    [Fact]
    public void A_deviation_is_not_taken_for_a_log_variance_unless_it_is_said()
    {
        string path = Save([("fc1", 8, 12), ("mu", 3, 8), ("log_std", 3, 8), ("fc3", 8, 3), ("fc4", 12, 8)]);
        UserError.Of(() => Import(path, Own), "'log_std'", "standard deviation", "--map posterior_log_variance=log_std");
        UserError.Of(() => Import(path, null), "'log_std'", "standard deviation", "--map posterior_log_variance=log_std");
        AssertFrom(Import(path, Own, "posterior_log_variance=log_std"), "posterior_mean", "mu");
        AssertFrom(Import(path, null, "posterior_log_variance=log_std"), "posterior_mean", "mu");
    }

    [Fact]
    public void Both_heads_in_one_layer_are_halves_and_told_and_may_be_said_otherwise()
    {
        string path = Save([("enc1", 8, 12), ("enc2", 6, 8), ("dec1", 8, 3), ("dec2", 12, 8)]);
        float[] both = SafetensorsFile.Load(path).Find("enc2.weight")!.ToFloats();
        foreach (VaeArchitecture? architecture in (VaeArchitecture?[])[Own, null])
        {
            _notes.Clear();
            ImportedModel model = Import(path, architecture);
            Assert.Equal(both[..24], Values(model, "posterior_mean.weight"));
            Assert.Equal(both[24..], Values(model, "posterior_log_variance.weight"));
            Assert.Contains(_notes, note => note.Contains("both heads, the mean first", StringComparison.Ordinal));
            model = Import(path, architecture, "posterior_mean=enc2[3:6],posterior_log_variance=enc2[0:3]");
            Assert.Equal(both[24..], Values(model, "posterior_mean.weight"));
            Assert.Equal(both[..24], Values(model, "posterior_log_variance.weight"));
            model = Import(path, architecture, "posterior=enc2");
            Assert.Equal(both[..24], Values(model, "posterior_mean.weight"));
            UserError.Of(() => Import(path, architecture, "posterior_mean=enc2[3:7],posterior_log_variance=enc2[0:3]"), "enc2", "no outputs 3 to 6");
        }
    }

    [Fact]
    public void Layers_of_one_shape_are_ordered_by_their_numbers_as_numbers()
    {
        VaeArchitecture deep = new(
            Small, Enumerable.Repeat(new LinearSpec(8, Activation.Relu), 12), 3, Enumerable.Repeat(new LinearSpec(8, Activation.Relu), 11));
        string[] encoder = [.. Enumerable.Range(0, 12).Select(i => $"layers_enc.{2 * i}")];
        string[] decoder = [.. Enumerable.Range(0, 11).Select(i => $"layers_dec.{2 * i}")];
        List<(string, int, int)> layers = [(encoder[0], 8, 12), .. encoder[1..].Select(name => (name, 8, 8)), ("mu", 3, 8), ("logvar", 3, 8)];
        layers.AddRange([(decoder[0], 8, 3), .. decoder[1..].Select(name => (name, 8, 8)), ("layers_dec.22", 12, 8)]);
        string path = Save([.. layers.OrderBy(layer => layer.Item1, StringComparer.Ordinal)]);
        string[] expected = [.. encoder, "mu", "logvar", .. decoder, "layers_dec.22"];
        AssertFilled(Import(path, deep), expected);
        AssertFilled(Import(path, null), expected);
    }

    [Fact]
    public void Layers_of_one_shape_without_an_order_are_asked_for()
    {
        VaeArchitecture deep = new(
            Small, Enumerable.Repeat(new LinearSpec(8, Activation.Relu), 3), 3, [new LinearSpec(8, Activation.Relu)]);
        string path = Save(
            [("enc.a", 8, 12), ("enc.b", 8, 8), ("enc.c", 8, 8), ("mu", 3, 8), ("logvar", 3, 8), ("dec.a", 8, 3), ("dec.b", 12, 8)]);
        UserError.Of(() => Import(path, deep), "'enc.b'", "'enc.c'", "--map encoder.1=enc.b,encoder.2=enc.c");
        UserError.Of(() => Import(path, null), "more than one order", "--arch");
        ImportedModel model = Import(path, deep, "encoder.1=enc.c,encoder.2=enc.b");
        AssertFrom(model, "encoder.1", "enc.c");
        AssertFrom(model, "encoder.2", "enc.b");
    }

    [Fact]
    public void Tensors_can_be_named_one_by_one()
    {
        (string Name, int[] Shape)[] odd =
        [
            ("w1", [8, 12]), ("b1", [8]), ("wm", [3, 8]), ("bm", [3]), ("wv", [3, 8]), ("bv", [3]), ("w3", [8, 3]), ("b3", [8]),
            ("w4", [12, 8]), ("b4", [12]),
        ];
        string path = SaveTensors([.. odd.Select((tensor, i) => Tensor(tensor.Name, i, tensor.Shape))]);
        const string Map = "encoder.0.weight=w1,encoder.0.bias=b1,posterior_mean.weight=wm,posterior_mean.bias=bm,posterior_log_variance.weight=wv,"
            + "posterior_log_variance.bias=bv,decoder.0.weight=w3,decoder.0.bias=b3,output.weight=w4,output.bias=b4";
        ImportedModel model = Import(path, Own, Map);
        Assert.Equal(odd.Select(tensor => tensor.Name), model.Tensors.Select(tensor => tensor.From));
        UserError.Of(() => Import(path, Own), "state.safetensors");
    }

    [Theory]
    [InlineData("encodr.0=fc1", "no 'encodr.0' to fill", "did you mean 'encoder.0'?")]
    [InlineData("encoder.0=fc11", "no 'fc11'", "did you mean 'fc1'?")]
    [InlineData("encoder.0=fc1,encoder.0=fc3", "names 'encoder.0' twice", "")]
    [InlineData("encoder.0=fc3", "does not fit 'encoder.0'", "[8, 12]")]
    [InlineData("encoder.0.wait=fc1.weight", "no 'encoder.0.wait'", "")]
    [InlineData("posterior=fc21", "no two halves", "")]
    public void Maps_that_name_nothing_are_refused(string map, string words, string hint) =>
        UserError.Of(() => Import(Save([("fc1", 8, 12), ("fc21", 3, 8), ("fc22", 3, 8), ("fc3", 8, 3), ("fc4", 12, 8)]), Own, map), words, hint);

    [Fact]
    public void Types_are_converted_and_told_and_what_is_too_large_is_refused()
    {
        float[] values = [1.5f, -0.25f, 65504, 0];
        TensorEntry[] Typed(string dtype, Func<float, byte[]> bytes) =>
        [
            .. Own.TensorShapes.Select(shape => new TensorEntry(
                shape.Name,
                dtype,
                [.. shape.Shape.Select(size => (long)size)],
                Enumerable.Range(0, shape.Shape.Aggregate(1, (a, b) => a * b)).SelectMany(i => bytes(values[i % 4])).ToArray())),
        ];

        float[] Imported(TensorEntry[] tensors) => Values(Import(SaveTensors(tensors), Own), "encoder.0.weight")[..4];

        Assert.Equal(values, Imported(Typed("F16", value => BitConverter.GetBytes((Half)value))));
        Assert.Contains("10 tensors of F16 converted to 32-bit floats", Assert.Single(_notes), StringComparison.Ordinal);
        Assert.Equal([1.5f, -0.25f, 65280, 0], Imported(Typed("BF16", value => [.. BitConverter.GetBytes(value).Skip(2)])));
        Assert.Equal(values, Imported(Typed("F64", value => BitConverter.GetBytes((double)value))));
        UserError.Of(() => Imported(Typed("F64", value => BitConverter.GetBytes(value == 0 ? 1e39 : value))), "encoder.0.weight", "1E+39");
        UserError.Of(() => Imported(Typed("F16", value => BitConverter.GetBytes(value == 0 ? Half.NaN : (Half)value))), "encoder.0.weight", "NaN");
        UserError.Of(() => Imported(Typed("I32", value => BitConverter.GetBytes((int)value))), "encoder.0.weight", "I32");
        UserError.Of(() => Imported(Typed("F8_E4M3", _ => [0])), "encoder.0.weight", "F8_E4M3");
    }

    [Fact]
    public void A_missing_bias_is_zero_and_told_where_names_are_others()
    {
        string path = Save([("fc1", 8, 12), ("mu", 3, 8), ("logvar", 3, 8), ("fc3", 8, 3), ("fc4", 12, 8)]);
        string without = SaveTensors([.. SafetensorsFile.Load(path).Tensors.Where(tensor => tensor.Name != "fc3.bias")]);
        ImportedModel model = Import(without, Own);
        Assert.All(Values(model, "decoder.0.bias"), value => Assert.Equal(0, value));
        Assert.Contains("decoder.0.bias is not there and made zero", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_or_lacking_is_named()
    {
        (string, int, int)[] layers = [("fc1", 8, 12), ("mu", 3, 8), ("logvar", 3, 8), ("fc3", 8, 3), ("fc4", 12, 8)];
        UserError.Of(() => Import(Save([.. layers, ("critic", 1, 7)]), Own), "critic.weight", "does not know");
        UserError.Of(() => Import(Save([.. layers, ("critic", 1, 7)]), null), "critic");
        UserError.Of(() => Import(Save(layers[..4]), Own), "nothing for 'output'", "weight [12, 8]");
        UserError.Of(() => Import(Save(layers), VaeArchitecture.Mlp(Small, 9, 3)), "--map", "architecture");
        UserError.Of(() => Import(Save([("only", 3, 4)]), null), "posterior_mean=NAME");
    }

    [Fact]
    public void The_size_of_images_is_asked_for_and_guessed_for_digits_only()
    {
        (string, int, int)[] Of(int values) => [("fc1", 8, values), ("mu", 3, 8), ("logvar", 3, 8), ("fc3", 8, 3), ("fc4", values, 8)];
        UserError.Of(() => ModelImport.Run(Save(Of(3072)), null, null, null, [], _notes), "3,072 values", "--shape 32x32x3");
        UserError.Of(() => ModelImport.Run(Save(Of(1024)), null, null, null, [], _notes), "--shape 32x32x1");
        UserError.Of(() => ModelImport.Run(Save(Of(12)), null, new Shape(5, 5, 1), null, [], _notes), "12 values", "5x5x1");
        _notes.Clear();
        Assert.Equal(new Shape(28, 28, 1), ModelImport.Run(Save(Of(784)), null, null, null, [], _notes).Architecture.Input);
        Assert.Contains(_notes, note => note.Contains("28x28x1; --shape says otherwise", StringComparison.Ordinal));
    }

    [Fact]
    public void Convolutions_without_an_architecture_are_told_what_to_type()
    {
        string path = SaveTensors(
            [Tensor("encoder.0.0.weight", 0, [4, 3, 3, 3]), Tensor("fc_mu.weight", 1, [16, 4]), Tensor("fc_var.weight", 2, [16, 4])]);
        UserError.Of(() => Import(path, null), "'encoder.0.0' [4, 3, 3, 3]", "--arch conv-deep --shape HEIGHTxWIDTHx3 --latent 16");
    }

    [Fact]
    public void Keras_arrays_are_taken_by_their_order_or_their_names()
    {
        Shape colour = new(2, 2, 3);
        (int In, int Out)[] kernels = [(12, 8), (8, 3), (8, 3), (3, 8), (8, 12)];
        float[][] values =
            [.. kernels.Select((kernel, i) => Enumerable.Range(0, kernel.In * kernel.Out).Select(k => (float)((100 * i) + k)).ToArray())];
        (string Name, byte[] File)[] Arrays(string[] names) =>
        [
            .. kernels.SelectMany((kernel, i) => new (string, byte[])[]
            {
                (names[2 * i], Npy($"({kernel.In}, {kernel.Out})", values[i])), (names[(2 * i) + 1], Npy($"({kernel.Out},)", new float[kernel.Out])),
            }),
        ];

        string[] numbered = [.. Enumerable.Range(0, 10).Select(i => $"arr_{i}.npy")];
        string[] layers = ["encoder/dense", "encoder/z_mean", "encoder/z_log_var", "decoder/dense_1", "decoder/dense_2"];
        string[] named = [.. layers.SelectMany(layer => new[] { $"{layer}/kernel:0.npy", $"{layer}/bias:0.npy" })];
        foreach (string[] names in (string[][])[numbered, named])
        {
            string path = _folder.Write("w.npz", TorchBytes.Zip(CompressionLevel.Optimal, Arrays(names)));
            ImportedModel model = ModelImport.Run(path, null, colour, null, [], _notes);
            Assert.Equal([.. Enumerable.Range(0, 24).Select(at => 100f + (at % 8 * 3) + (at / 8))], Values(model, "posterior_mean.weight"));

            // Here a row of the first layer counts an image channel by channel, in Keras pixel by pixel.
            int[] order = [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11];
            Assert.Equal(order.Select(pixel => values[0][pixel * 8]), Values(model, "encoder.0.weight")[..12]);
            Assert.Equal(order.Select(pixel => values[4][pixel]), Enumerable.Range(0, 12).Select(row => Values(model, "output.weight")[row * 8]));
            Assert.Equal(model.File.Tensors.Select(tensor => tensor.Data.ToArray()), ModelImport.Run(
                path, model.Architecture, null, null, [], _notes).File.Tensors.Select(tensor => tensor.Data.ToArray()));
        }
    }

    [Fact]
    public void Keras_batch_norm_is_for_its_own_epsilon()
    {
        VaeArchitecture architecture = new(
            new Shape(1, 1, 2), [new BatchNormSpec()], 1, [], output: new LinearSpec(2, Activation.None));
        (string, byte[])[] arrays =
        [
            ("arr_0.npy", Npy("(2,)", [1, 2])), ("arr_1.npy", Npy("(2,)", [3, 4])), ("arr_2.npy", Npy("(2,)", [5, 6])),
            ("arr_3.npy", Npy("(2,)", [7, 8])), ("arr_4.npy", Npy("(2, 1)", [1, 2])), ("arr_5.npy", Npy("(1,)", [0])),
            ("arr_6.npy", Npy("(2, 1)", [3, 4])), ("arr_7.npy", Npy("(1,)", [0])),
            ("arr_8.npy", Npy("(1, 2)", [5, 6])), ("arr_9.npy", Npy("(2,)", [0, 0])),
        ];
        ImportedModel model = ModelImport.Run(
            _folder.Write("w.npz", TorchBytes.Zip(CompressionLevel.NoCompression, arrays)), architecture, null, null, [], _notes);
        Assert.Equal([1f, 2], Values(model, "encoder.0.weight"));
        Assert.Equal([3f, 4], Values(model, "encoder.0.bias"));
        Assert.Equal([5f, 6], Values(model, "encoder.0.running_mean"));
        Assert.Equal([7.00099f, 8.00099f], Values(model, "encoder.0.running_var"));
        arrays[3] = ("arr_3.npy", Npy("(2,)", [7, -1]));
        string wrong = _folder.Write("w.npz", TorchBytes.Zip(CompressionLevel.NoCompression, arrays));
        UserError.Of(() => ModelImport.Run(wrong, architecture, null, null, [], _notes), "encoder.0.running_var", "below zero");
    }

    private static string[] OwnNames => ["encoder.0", "posterior_mean", "posterior_log_variance", "decoder.0", "output"];

    private static (int Out, int In)[] Sizes => [(8, 12), (3, 8), (3, 8), (8, 3), (12, 8)];

    private static byte[] Npy(string shape, float[] values) =>
        NpyBytes.OfHeader(NumpyArrayTests.Header("<f4", shape), [.. values.SelectMany(BitConverter.GetBytes)]);

    private static TensorEntry Tensor(string name, int seed, int[] shape)
    {
        Random random = new(seed + 1);
        return TensorEntry.FromFloats(name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle())]);
    }

    private static float[] Values(ImportedModel model, string tensor) => model.File.Find(tensor)!.ToFloats();

    private static void AssertFrom(ImportedModel model, string ours, string theirs) =>
        Assert.Equal($"{theirs}.weight", model.Tensors.Single(tensor => tensor.Name == $"{ours}.weight").From);

    private ImportedModel Import(string path, VaeArchitecture? architecture, string? map = null)
    {
        IReadOnlyList<NameMap> maps = [];
        Assert.True(map is null || NameMap.TryParse(map, out maps));
        return ModelImport.Run(path, architecture, architecture is null ? Small : null, null, maps, _notes);
    }

    // Weights and biases, in the alphabetical order that safetensors files have.
    private string Save((string Name, int Out, int In)[] layers) => SaveTensors(
    [
        .. layers
            .SelectMany((layer, i) => new[]
            {
                Tensor($"{layer.Name}.weight", i, [layer.Out, layer.In]), Tensor($"{layer.Name}.bias", i + 99, [layer.Out]),
            })
            .OrderBy(tensor => tensor.Name, StringComparer.Ordinal),
    ]);

    private string SaveTensors(TensorEntry[] tensors)
    {
        string path = _folder.File("state.safetensors");
        new SafetensorsFile([], tensors).Save(path);
        return path;
    }

    // Every tensor is that of the module that was saved for its place.
    private void AssertFilled(ImportedModel model, string[] modules)
    {
        SafetensorsFile file = SafetensorsFile.Load(_folder.File("state.safetensors"));
        Assert.Equal(modules.SelectMany(module => new[] { $"{module}.weight", $"{module}.bias" }), model.Tensors.Select(tensor => tensor.From));
        Assert.All(
            model.Tensors,
            tensor => Assert.Equal(file.Find(tensor.From)!.Data.ToArray(), model.File.Find(tensor.Name)!.Data.ToArray()));
    }
}
