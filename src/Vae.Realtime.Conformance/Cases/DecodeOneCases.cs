namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>decode_one</c>: every hidden activation.</summary>
internal static class DecodeOneCases
{
    private static readonly string[] Activations = ["none", "relu", "sigmoid"];

    private static readonly DecodeTile[] Tiles = [DecodeTile.Direct, DecodeTile.Split];

    private static readonly Shape[] Shapes =
    [
        new(1, 1, 1), new(3, 5, 7), new(9, 33, 143), new(20, 65, 224), new(5, 129, 114), new(2, DecodeParams.MaxHidden, 10),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from tile in Tiles
           from shape in Shapes
           from activation in Enumerable.Range(0, Activations.Length)
           select new ConformanceCase(
               DecodeOne.Info, $"{shape.Name(activation)}, {Name(tile)}", bench => Run(bench, shape, activation, tile), [.. Macros(tile)]),
    ];

    private static string Name(DecodeTile tile) => $"{tile.Outputs} outputs, {tile.Slices} slices, groups of {tile.Group}";

    private static KeyValuePair<string, int>[] Macros(DecodeTile tile) =>
        [new("OUTPUTS", tile.Outputs), new("SLICES", tile.Slices), new("WG", tile.Group)];

    private static void Run(KernelHarness bench, Shape shape, int activation, DecodeTile tile)
    {
        Decoder decoder = new(bench, shape, (ReferenceActivation)activation);
        Operand means = bench.Result(1, shape.Outputs);
        bench.Run(new DecodeOne(decoder.Bindings, means.Slice, decoder.Size, tile));
        double roundings = Tensor.Pad(shape.Latent) + Tensor.Pad(shape.Hidden) + (2 * GemmCases.Epilogue);
        bench.Compare("mean", means, decoder.Twin.Means(decoder.Z), decoder.Twin.Scale(decoder.Z), roundings);
    }

    private sealed record Shape(int Latent, int Hidden, int Outputs)
    {
        public string Name(int activation) => $"{Latent}-{Hidden}-{Outputs}, {Activations[activation]}";
    }

    // A random decoder and latent in memory, and the twin of both.
    private sealed class Decoder
    {
        private readonly Shape _shape;
        private readonly ReferenceActivation _activation;

        public Decoder(KernelHarness bench, Shape shape, ReferenceActivation activation)
        {
            int outputs = shape.Outputs;
            (_shape, _activation) = (shape, activation);
            Z = bench.Sampler.Uniform(shape.Latent, -2, 2);
            double[] hiddenWeight = bench.Sampler.Uniform(shape.Hidden * shape.Latent, -1, 1);
            double[] hiddenBias = bench.Sampler.Uniform(shape.Hidden, -1, 1);

            // Logits of a few units whatever the size of the hidden layer: of a saturated pixel nothing could be seen.
            double reach = 2 / Math.Sqrt(shape.Hidden);
            double[] outputWeight = bench.Sampler.Uniform(outputs * shape.Hidden, -reach, reach);
            double[] outputBias = bench.Sampler.Uniform(outputs, -1, 1);
            Twin = new DecodeReference(hiddenWeight, hiddenBias, activation, outputWeight, outputBias);
            Bindings = new DecodeBindings(
                bench.Matrix(Z, 1, shape.Latent).Slice,
                bench.Matrix(hiddenWeight, shape.Hidden, shape.Latent).Slice,
                bench.Matrix(hiddenBias, 1, shape.Hidden).Slice,
                bench.Matrix(outputWeight, outputs, shape.Hidden).Slice,
                bench.Matrix(outputBias, 1, outputs).Slice);
        }

        public double[] Z { get; }

        public DecodeReference Twin { get; }

        public DecodeBindings Bindings { get; }

        public DecodeParams Size => new(
            (uint)Tensor.Pad(_shape.Latent) / 4, (uint)Tensor.Pad(_shape.Hidden) / 4, (uint)_shape.Outputs - 1, (uint)_activation);
    }
}
