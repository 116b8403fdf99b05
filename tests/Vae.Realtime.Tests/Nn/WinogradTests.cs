namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Convolutions by Winograd's algorithm and by plain sums beside their twin, and where which is taken.</summary>
[Collection(GpuCollection.Name)]
public sealed class WinogradTests(GpuFixture gpu)
{
    // Of the largest result; the most that was seen is 1.2e-5, where plain sums have 3e-6.
    private const double Tolerance = 2e-5;

    private readonly Random _random = new(5);

    /// <summary>Tiles that fit, that hang over the edge, and so many that they take several turns; channels that are padded.</summary>
    [Theory]
    [InlineData(false, 3, 8, 8, 33, 40, 1)]
    [InlineData(false, 2, 5, 7, 9, 12, 0)]
    [InlineData(false, 1, 6, 5, 8, 17, 2)]
    [InlineData(false, 90, 13, 9, 32, 24, 1)]
    [InlineData(true, 3, 8, 8, 33, 40, 1)]
    [InlineData(true, 2, 5, 7, 9, 12, 0)]
    [InlineData(true, 90, 13, 9, 24, 32, 2)]
    public void Passes_agree_with_the_twin(bool transposed, int batch, int height, int width, int inputs, int outputs, int padding)
    {
        Shape input = new(height, width, inputs);
        ConvGeometry geometry = transposed
            ? ConvGeometry.Transposed(height, width, 3, 1, padding, 0)
            : ConvGeometry.Convolution(height, width, 3, 1, padding);
        ConvShape shape = new(
            batch,
            geometry.FineHeight,
            geometry.FineWidth,
            transposed ? outputs : inputs,
            geometry.CoarseHeight,
            geometry.CoarseWidth,
            transposed ? inputs : outputs,
            3,
            1,
            padding);
        float[] x = Draw(transposed ? shape.CoarseLength : shape.FineLength);
        float[] w = Draw(shape.WeightLength);
        float[] b = Draw(outputs);
        float[] dz = Draw(transposed ? shape.FineLength : shape.CoarseLength);
        Results twin = Twin(shape, transposed, Doubles(x), Doubles(w), Doubles(b), Doubles(dz));
        Results sums = Run(ConvMethod.Sums);
        Results planes = Run(ConvMethod.Winograd);
        foreach ((string what, Func<Results, double[]> part) in Parts)
        {
            double own = Error(part(twin), part(sums));
            double error = Error(part(twin), part(planes));
            Assert.True(error <= Tolerance, $"{what}: off by {error:E1} of the largest, where plain sums are by {own:E1}");
        }

        Assert.NotEqual(sums.Y, planes.Y);
        GpuFixture.AssertClean(gpu.Device);

        Results Run(ConvMethod method)
        {
            using ParameterStore store = new(gpu.Device, trainable: true);
            Convolution layer = transposed
                ? new ConvTranspose2d(store, "layer", input, outputs, geometry, Activation.Relu, method)
                : new Conv2d(store, "layer", input, outputs, geometry, Activation.Relu, method);
            store.Commit();
            using GpuArena arena = gpu.Device.CreateArena("passes");
            BufferSlice squares = arena.Reserve<float>(PassPlan.SquareRoom(gpu.Device, [layer], batch));
            PassPlan plan = new(gpu.Device, arena, batch, training: true, squares);
            FeatureMap map = plan.Map(input);
            ModulePass pass = layer.Plan(plan, map);
            FeatureMap gradient = plan.Like(pass.Y);
            FeatureMap dx = plan.Like(map);
            arena.Commit();
            layer.Weight.Value.Upload(gpu.Device, Stored(w, shape, layer.Link.Group));
            layer.Bias.Value.Upload(gpu.Device, b);
            map.Matrix.Upload(gpu.Device, x);
            gradient.Matrix.Upload(gpu.Device, dz);
            Recording both = new("both passes");
            pass.Forward(both, default);
            pass.Backward(both, default, gradient, Activation.Sigmoid, dx);
            gpu.Device.RunOnce(both);
            return new Results(
                Doubles(pass.Y.Matrix.Download(gpu.Device)),
                Doubles(dx.Matrix.Download(gpu.Device)),
                Doubles(Logical(layer.Weight.Gradient.Download(gpu.Device), shape, layer.Link.Group)),
                Doubles(layer.Bias.Gradient.Download(gpu.Device)),
                gpu.Device.Transfers.Download<float>(squares, (int)(squares.Size / sizeof(float))).Sum(value => (double)value));
        }
    }

    [Theory]
    [InlineData(true, 32, 3, 1, 64, 32, 1)]
    [InlineData(true, 4, 3, 1, 512, 512, 32)]
    [InlineData(false, 4, 3, 1, 512, 512, 31)]
    [InlineData(false, 2, 3, 1, 512, 512, 128)]
    [InlineData(false, 32, 3, 1, 32, 32, 128)]
    [InlineData(false, 32, 3, 1, 3, 128, 128)]
    [InlineData(false, 32, 3, 2, 64, 64, 128)]
    [InlineData(false, 32, 1, 1, 64, 64, 128)]
    [InlineData(false, 32, 5, 1, 64, 64, 128)]
    public void It_is_taken_for_wide_layers_of_three_by_three_taps(
        bool taken, int side, int kernel, int stride, int fine, int coarse, int batch)
    {
        ConvGeometry geometry = ConvGeometry.Convolution(side, side, kernel, stride, kernel / 2);
        DeviceTraits traits = gpu.Device.Traits;
        Assert.Equal(taken, WinogradRun.Suits(traits with { IsCpu = true }, geometry, fine, coarse, batch));
        Assert.False(WinogradRun.Suits(traits with { IsCpu = false }, geometry, fine, coarse, batch));
    }

    private static (string What, Func<Results, double[]> Part)[] Parts =>
    [
        ("y", results => results.Y),
        ("dx", results => results.Dx),
        ("dw", results => results.Dw),
        ("db", results => results.Db),
        ("squares", results => [results.Squares]),
    ];

    private static Results Twin(ConvShape shape, bool transposed, double[] x, double[] w, double[] b, double[] dz)
    {
        double[] z = transposed ? ConvReference.ToFine(shape, x, w) : ConvReference.ToCoarse(shape, x, w);
        double[] dx = transposed ? ConvReference.ToCoarse(shape, dz, w) : ConvReference.ToFine(shape, dz, w);
        double[] dw = transposed ? ConvReference.WeightGradient(shape, dz, x) : ConvReference.WeightGradient(shape, x, dz);
        double[] db = ConvReference.ColumnSums(dz, b.Length);
        return new Results(
            ConvReference.Activate(z, b, ReferenceActivation.Relu),
            ConvReference.Backward(dx, x, ReferenceActivation.Sigmoid),
            dw,
            db,
            dw.Concat(db).Sum(value => value * value));
    }

    // Largest difference over the largest number.
    private static double Error(double[] expected, double[] found) =>
        expected.Zip(found, (one, other) => Math.Abs(one - other)).Max() / expected.Max(Math.Abs);

    // Channels of the fine side, one tap after the other, with and without padding.
    private static float[] Stored(float[] w, ConvShape shape, int group)
    {
        float[] stored = new float[shape.CoarseChannels * shape.Taps * group];
        for (int i = 0; i < w.Length; i++)
        {
            stored[(i / shape.FineChannels * group) + (i % shape.FineChannels)] = w[i];
        }

        return stored;
    }

    private static float[] Logical(float[] stored, ConvShape shape, int group) =>
        [.. Enumerable.Range(0, shape.WeightLength).Select(i => stored[(i / shape.FineChannels * group) + (i % shape.FineChannels)])];

    private static double[] Doubles(float[] values) => [.. values.Select(value => (double)value)];

    private float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((2 * _random.NextDouble()) - 1))];

    private sealed record Results(double[] Y, double[] Dx, double[] Dw, double[] Db, double Squares);
}
