namespace Vae.Realtime.Conformance;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;
using Vae.Realtime.Reference;

/// <summary><c>decode_one</c> and <c>decode_one_to_image</c>: every hidden activation, grey and colour, both orders of bytes.</summary>
internal static class DecodeOneCases
{
    // Half a level for the conversion to bytes.
    private const double PictureTolerance = 0.51 / 255;

    private static readonly string[] Activations = ["none", "relu", "sigmoid"];

    private static readonly DecodeTile[] Tiles = [DecodeTile.Direct, DecodeTile.Split];

    private static readonly Shape[] Shapes =
    [
        new(1, 1, 1, 1), new(3, 5, 7, 1), new(9, 33, 13, 11), new(20, 65, 16, 14), new(5, 129, 3, 38), new(2, DecodeParams.MostHidden, 5, 2),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from tile in Tiles
           from shape in Shapes
           from activation in Enumerable.Range(0, Activations.Length)
           select new ConformanceCase(
               DecodeOne.Info, $"{shape.Name(channels: 1, activation)}, {Name(tile)}", bench => Run(bench, shape, activation, tile), [.. Macros(tile)]),
        .. from shape in Shapes
           from channels in (int[])[1, 3]
           from tile in (DecodeTile[])[channels == 1 ? DecodeTile.Direct : DecodeTile.DirectColour, DecodeTile.Split]
           from bgra in Either.Way
           select new ConformanceCase(
               DecodeOneToImage.Info,
               $"{shape.Name(channels, activation: 1)}, {(bgra ? "BGRA" : "RGBA")}, {Name(tile)}",
               bench => RunToImage(bench, shape, channels, tile, bgra),
               [.. Macros(tile), new("CHANNELS", channels)]),
    ];

    private static string Name(DecodeTile tile) => $"{tile.Texels} texels, {tile.Slices} slices, groups of {tile.Group}";

    private static KeyValuePair<string, int>[] Macros(DecodeTile tile) =>
        [new("TEXELS", tile.Texels), new("SLICES", tile.Slices), new("WG", tile.Group)];

    private static void Run(Workbench bench, Shape shape, int activation, DecodeTile tile)
    {
        int outputs = shape.Width * shape.Height;
        Decoder decoder = new(bench, shape, outputs, (ReferenceActivation)activation);
        Operand means = bench.Result(1, outputs);
        bench.Run(new DecodeOne(decoder.Bindings, means.Slice, decoder.Size(outputs, 0, false), tile));
        double roundings = Tensor.Pad(shape.Latent) + Tensor.Pad(shape.Hidden) + (2 * GemmCases.Epilogue);
        bench.Compare("mean", means, decoder.Twin.Means(decoder.Z), decoder.Twin.Scale(decoder.Z), roundings);
    }

    private static void RunToImage(Workbench bench, Shape shape, int channels, DecodeTile tile, bool bgra)
    {
        int texels = shape.Width * shape.Height;
        Decoder decoder = new(bench, shape, texels * channels, ReferenceActivation.Relu);
        Operand bytes = bench.Words(new uint[texels], written: true);
        GpuImage picture = bench.Keep(bench.Device.CreateImage(shape.Width, shape.Height, "conformance picture"));
        bench.Run(
            new DecodeOneToImage(decoder.Bindings, picture, decoder.Size(texels, shape.Width, bgra), tile, channels),
            recording => recording.ReadImage(picture, bytes.Slice.Part(0, (ulong)texels * sizeof(uint))));

        double[] means = decoder.Twin.Means(decoder.Z);
        uint[] found = bench.ReadWords(bytes);
        for (int i = 0; i < 4 * found.Length; i++)
        {
            (int texel, int place) = (i / 4, i % 4);
            int channel = Math.Min(bgra ? 2 - place : place, channels - 1);
            double value = ((found[texel] >> (8 * place)) & 0xFF) / 255.0;
            double expected = place == 3 ? 1 : means[(texel * channels) + channel];
            bench.Verdict.Note($"texel {texel}, byte {place}", value, expected, Math.Abs(value - expected), PictureTolerance);
        }
    }

    private sealed record Shape(int Latent, int Hidden, int Width, int Height)
    {
        public string Name(int channels, int activation) => $"{Latent}-{Hidden}-{Width}x{Height}x{channels}, {Activations[activation]}";
    }

    // A random decoder and latent in memory, and the twin of both.
    private sealed class Decoder
    {
        private readonly Shape _shape;
        private readonly ReferenceActivation _activation;

        public Decoder(Workbench bench, Shape shape, int outputs, ReferenceActivation activation)
        {
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

        public DecodeParams Size(int texels, int width, bool bgra) => new(
            (uint)Tensor.Pad(_shape.Latent) / 4,
            (uint)Tensor.Pad(_shape.Hidden) / 4,
            (uint)texels - 1,
            (uint)_activation,
            (uint)width,
            bgra ? 1u : 0u);
    }
}
