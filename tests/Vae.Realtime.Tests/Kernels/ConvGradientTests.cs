namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Reference;
using Xunit;

/// <summary>The twins of convolutions: gradients against central differences, in double precision, and the product's tables.</summary>
public sealed class ConvGradientTests
{
    private readonly Random _random = new(3);

    private static readonly ConvShape[] Cases =
    [
        new(2, 5, 7, 3, 5, 7, 2, Kernel: 3, Stride: 1, Padding: 1),
        new(1, 5, 7, 2, 2, 3, 3, Kernel: 2, Stride: 2, Padding: 0),
        new(2, 6, 5, 1, 3, 2, 2, Kernel: 4, Stride: 2, Padding: 1),
        new(1, 7, 5, 2, 3, 2, 2, Kernel: 5, Stride: 3, Padding: 2),
        new(2, 5, 3, 2, 3, 2, 2, Kernel: 1, Stride: 2, Padding: 0),
    ];

    /// <summary>Their places in the list.</summary>
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Both_directions(int place)
    {
        ConvShape shape = Cases[place];
        (double[] fine, double[] coarse, double[] w) = (Values(shape.FineLength), Values(shape.CoarseLength), Values(shape.WeightLength));
        double ToCoarse() => Dot(coarse, ConvReference.ToCoarse(shape, fine, w));
        double ToFine() => Dot(fine, ConvReference.ToFine(shape, coarse, w));
        Differences.AssertGradient(ConvReference.ToFine(shape, coarse, w), fine, ToCoarse);
        Differences.AssertGradient(ConvReference.ToCoarse(shape, fine, w), coarse, ToFine);
        Differences.AssertGradient(ConvReference.WeightGradient(shape, fine, coarse), w, ToCoarse);
        Differences.AssertGradient(ConvReference.WeightGradient(shape, fine, coarse), w, ToFine);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Unfolded_columns(int place)
    {
        ConvShape shape = Cases[place];
        double[] fine = Values(shape.FineLength);
        double[] columns = Values(ConvReference.Unfold(shape, fine).Length);
        Differences.AssertGradient(ConvReference.Fold(shape, columns), fine, () => Dot(columns, ConvReference.Unfold(shape, fine)));
    }

    /// <summary>A map's size after a convolution and back: what the stride leaves over is the output padding.</summary>
    [Theory]
    [InlineData(28, 4, 2, 1, 14, 0)]
    [InlineData(7, 3, 2, 1, 4, 0)]
    [InlineData(8, 3, 2, 1, 4, 1)]
    [InlineData(10, 5, 3, 0, 2, 2)]
    [InlineData(5, 1, 1, 0, 5, 0)]
    public void Sizes(int fine, int kernel, int stride, int padding, int coarse, int outputPadding)
    {
        ConvGeometry geometry = ConvGeometry.Convolution(fine, fine + stride, kernel, stride, padding);
        Assert.Equal((coarse, coarse + 1), (geometry.CoarseHeight, geometry.CoarseWidth));
        Assert.Equal(geometry, ConvGeometry.Transposed(coarse, coarse + 1, kernel, stride, padding, outputPadding));
    }

    /// <summary>Every pixel is in one phase, and both directions know the same connections.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Tables(int place)
    {
        ConvShape shape = Cases[place];
        ConvGeometry geometry = ConvGeometry.Convolution(shape.FineHeight, shape.FineWidth, shape.Kernel, shape.Stride, shape.Padding);
        ConvTable toFine = ConvTable.ToFine(geometry);
        Assert.Equal(Enumerable.Range(0, geometry.FinePixels), toFine.Phases.SelectMany(phase => phase.Pixels).Order());
        Assert.Equal(
            Connections(ConvTable.ToCoarse(geometry)).Select(link => (link.Input, link.Tap, link.Output)).Order(),
            Connections(toFine).Select(link => (link.Output, link.Tap, link.Input)).Order());
    }

    private static IEnumerable<(int Input, int Tap, int Output)> Connections(ConvTable table) =>
        from phase in table.Phases
        from tap in Enumerable.Range(0, phase.Taps.Count)
        from slot in Enumerable.Range(0, phase.Pixels.Count)
        let input = phase.Gathers[(tap * phase.Pixels.Count) + slot]
        where input is not null
        select (input.Value, phase.Taps[tap], phase.Pixels[slot]);

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];
}
