namespace Vae.Realtime.Tests.Models;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Import;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Checkpoints as people have them compute here what PyTorch computes with them: see tests/fixtures/make_import_fixtures.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class ImportFixtureTests(GpuFixture gpu) : IDisposable
{
    private const string CollectionArchitecture =
        """
        {"input":{"height":8,"width":8,"channels":3},
         "encoder":[{"type":"conv","out":4,"kernel":3,"stride":2,"padding":1,"activation":"none"},{"type":"batch_norm","activation":"leaky_relu"},
          {"type":"conv","out":5,"kernel":3,"stride":2,"padding":1,"activation":"none"},{"type":"batch_norm","activation":"leaky_relu"}],
         "latent":3,
         "decoder":[{"type":"linear","out":20,"activation":"none"},{"type":"reshape","height":2,"width":2,"channels":5},
          {"type":"conv_transpose","out":4,"kernel":3,"stride":2,"padding":1,"output_padding":1,"activation":"none"},
          {"type":"batch_norm","activation":"leaky_relu"},
          {"type":"conv_transpose","out":4,"kernel":3,"stride":2,"padding":1,"output_padding":1,"activation":"none"},
          {"type":"batch_norm","activation":"leaky_relu"}],
         "output":{"type":"conv","out":3,"kernel":3,"padding":1,"activation":"none"},
         "likelihood":"bernoulli"}
        """;

    // Keras' padding "same" at stride 2 is a kernel of 4 with padding 1 here, whose first row and column are zero.
    internal const string KerasArchitecture =
        """
        {"input":{"height":8,"width":8,"channels":2},
         "encoder":[{"type":"conv","out":3,"kernel":4,"stride":2,"padding":1,"activation":"relu"},
          {"type":"conv","out":4,"kernel":4,"stride":2,"padding":1,"activation":"relu"}],
         "latent":3,
         "decoder":[{"type":"linear","out":12,"activation":"relu"},{"type":"reshape","height":2,"width":2,"channels":3},
          {"type":"conv_transpose","out":4,"kernel":4,"stride":2,"padding":1,"activation":"relu"}],
         "output":{"type":"conv_transpose","out":2,"kernel":4,"stride":2,"padding":1,"activation":"none"},
         "likelihood":"bernoulli"}
        """;

    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void The_tutorial_s_model_is_found_by_its_shapes() => AssertComputes("tutorial.pt", null, new Shape(4, 5, 1));

    [Fact]
    public void Convolutions_with_batch_norm_are_found_by_their_order() => AssertComputes("collection.ckpt", CollectionArchitecture, null);

    [Fact]
    public void Keras_kernels_are_turned_and_padded_as_Keras_pads() => AssertComputes("keras.npz", KerasArchitecture, null);

    [Fact]
    public void Padding_that_only_Keras_has_is_refused_with_what_computes_the_same()
    {
        string torch = KerasArchitecture
            .Replace("\"kernel\":4,\"stride\":2,\"padding\":1", "\"kernel\":3,\"stride\":2,\"padding\":1", StringComparison.Ordinal)
            .Replace("_transpose\",", "_transpose\",\"output_padding\":1,", StringComparison.Ordinal);
        UserError.Of(() => Import("keras.npz", torch, null), "encoder.0", "\"kernel\": 4, \"padding\": 1");
    }

    [Fact]
    public void Views_parameters_and_every_type_of_number_are_read_to_the_bit()
    {
        List<string> notes = [];
        Checkpoint read = Checkpoint.Load(Fixture("views.pt"), notes);
        SafetensorsFile expected = SafetensorsFile.Load(Fixture("views.safetensors"));
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), read.Tensors.Select(tensor => tensor.Name));
        Assert.All(read.Tensors, tensor =>
        {
            TensorEntry right = expected.Find(tensor.Name)!;
            TensorEntry found = tensor.AsFloat32()!;
            Assert.Equal(right.Shape, found.Shape);
            Assert.Equal(right.Data.ToArray(), found.Data.ToArray());
        });
        Assert.Equal(["F32", "F16", "BF16", "F64"], read.Tensors.Select(tensor => tensor.DType).Distinct());
        Assert.Contains("'model_state_dict' is taken, and 'epoch', 'optimizer' left out", Assert.Single(notes), StringComparison.Ordinal);
    }

    private static string Fixture(string name) => Path.Combine(Repository.Folder("tests", "fixtures", "import"), name);

    private static ImportedModel Import(string name, string? architecture, Shape? shape) => ModelImport.Run(
        Fixture(name), architecture is null ? null : VaeArchitecture.Parse(architecture, "test"), shape, null, [], new List<string>());

    private void AssertComputes(string name, string? architecture, Shape? shape)
    {
        ImportedModel imported = Import(name, architecture, shape);
        string path = _folder.File("m.safetensors");
        imported.File.Save(path);
        SafetensorsFile expected = SafetensorsFile.Load(Path.ChangeExtension(Fixture(name), ".safetensors"));
        using VaeModel model = ModelFile.Load(gpu.Device, path, trainable: false);
        using LatentCodec codec = new(model, 5);
        (float[] means, float[] logVariances) = codec.Encode(expected.Find("x")!.ToFloats());
        AssertClose(expected, "mean", means);
        AssertClose(expected, "log_variance", logVariances);
        AssertClose(expected, "pictures", codec.Decode(means));
    }

    private static void AssertClose(SafetensorsFile expected, string name, float[] found)
    {
        double error = Vae.Realtime.Tests.Kernels.Fixture.RelativeNorm(found, expected.Find(name)!.ToFloats());
        Assert.True(error <= Tolerance, $"{name} is {error:E2} away");
    }
}
