namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>The models and batch sizes that the product's speed is judged by.</summary>
internal static class SeedModels
{
    public static readonly Shape Image = new(28, 28, 1);

    public static readonly int[] Batches = [32, 128, 512];

    public static readonly (string Name, VaeArchitecture Architecture)[] All =
    [
        ("784-400-20", VaeArchitecture.Mlp(Image)),
        ("784-512-256-64", new VaeArchitecture(Image, [Hidden(512), Hidden(256)], 64, [Hidden(256), Hidden(512)])),
    ];

    /// <summary>Inputs and outputs of every dense layer, as they are run: both posterior heads are one.</summary>
    public static IEnumerable<(int Inputs, int Outputs)> Layers(VaeArchitecture architecture)
    {
        int[] encoder = [architecture.Input.Length, .. Outputs(architecture.Encoder), 2 * architecture.Latent];
        int[] decoder = [architecture.Latent, .. Outputs(architecture.Decoder), architecture.Input.Length];
        return encoder.Zip(encoder.Skip(1)).Concat(decoder.Zip(decoder.Skip(1)));
    }

    private static IEnumerable<int> Outputs(IEnumerable<LayerSpec> layers) =>
        layers.Cast<LinearSpec>().Select(layer => layer.Out);

    private static LinearSpec Hidden(int size) => new(size, Activation.Relu);
}
