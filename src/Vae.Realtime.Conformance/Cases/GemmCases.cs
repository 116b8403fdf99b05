namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary>What the four matrix products have in common: shapes, tiles, and the size of their rounding errors.</summary>
internal static class GemmCases
{
    /// <summary>Roundings of an epilogue with an exponential (Vulkan allows it 3 + 2|x| ulp) and a division (2.5 ulp).</summary>
    public const double Epilogue = 12;

    /// <summary>Every tile that is built.</summary>
    public static readonly IReadOnlyList<GemmTile> Tiles = GemmTile.All;

    /// <summary>Below, at and above the tile and block sizes and the unrolling; odd in every dimension; one of each alone.</summary>
    public static readonly LinearShape[] Shapes =
    [
        new(1, 1, 1), new(3, 5, 7), new(7, 129, 1), new(13, 1, 17), new(16, 24, 8),
        new(17, 33, 13), new(33, 13, 100), new(100, 7, 33), new(129, 100, 5), new(40, 33, 129), new(40, 64, 64),
    ];

    public static IEnumerable<ConformanceCase> Of(KernelInfo info, Action<KernelHarness, LinearShape, GemmTile, int> body, params string[] options) =>
        from tile in Tiles
        from shape in Shapes.Select((size, index) => (Size: size, Index: index))
        from option in Options(shape.Index, options.Length)
        select new ConformanceCase(
            info,
            $"{shape.Size.Rows}x{shape.Size.Inputs}x{shape.Size.Outputs}, {options[option]}, {tile} tiles",
            bench => body(bench, shape.Size, tile, option),
            [.. tile.Macros])
        {
            Needs = tile.Runs,
        };

    /// <summary>C (rows, columns) = op(A) op(B) with inner products of <paramref name="inner"/> terms.</summary>
    public static GemmParams Size(int rows, int columns, int inner, Operand a, Operand b, Operand c, uint activation, uint option) => new(
        (uint)rows, (uint)Tensor.Pad(columns), (uint)Tensor.Pad(inner), a.Quads, b.Quads, c.Quads, activation, option);

    /// <summary>
    /// Roundings in an inner product, each at most u times the sum of the terms' magnitudes (Higham, theorem 3.1): one per product and sum,
    /// and those of the epilogue.
    /// </summary>
    public static double Roundings(int inner) => Tensor.Pad(inner) + Epilogue;

    public static double[] Magnitudes(double[] values) => [.. values.Select(Math.Abs)];

    /// <summary>The scale of an activation's results, given that of its arguments.</summary>
    public static double[] Activated(double[] terms, ReferenceActivation activation) => activation switch
    {
        // σ' is at most 1/4, tanh' at most 1; σ and 1 + tanh, from which tanh is made, are at most 1 and 2.
        ReferenceActivation.Sigmoid => [.. terms.Select(term => (0.25 * term) + 1)],
        ReferenceActivation.Tanh => [.. terms.Select(term => term + 2)],
        _ => terms,
    };

    // Small shapes are run with every option, the others with one each in turn.
    private static IEnumerable<int> Options(int index, int count) => index < 3 ? Enumerable.Range(0, count) : [index % count];
}
