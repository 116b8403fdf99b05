namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Convolutions by Winograd's algorithm beside the same by plain sums, and where it is taken.</summary>
[Collection(GpuCollection.Name)]
public sealed class WinogradTests(GpuFixture gpu)
{
    // Of the largest result. The algorithm's errors are about ten times those of plain sums.
    private const double Tolerance = 3e-5;

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
    public void Passes_are_those_of_plain_sums(bool transposed, int batch, int height, int width, int inputs, int outputs, int padding)
    {
        Shape input = new(height, width, inputs);
        ConvGeometry geometry = transposed
            ? ConvGeometry.Transposed(height, width, 3, 1, padding, 0)
            : ConvGeometry.Convolution(height, width, 3, 1, padding);
        float[] x = Draw(batch * height * width * inputs);
        float[] w = Draw(inputs * outputs * 9);
        float[] b = Draw(outputs);
        float[] dz = Draw(batch * (transposed ? geometry.FinePixels : geometry.CoarsePixels) * outputs);
        Results sums = Run(ConvMethod.Sums);
        Results planes = Run(ConvMethod.Winograd);
        AssertClose("y", sums.Y, planes.Y);
        AssertClose("dx", sums.Dx, planes.Dx);
        AssertClose("dw", sums.Dw, planes.Dw);
        AssertClose("db", sums.Db, planes.Db);
        AssertClose("squares", [sums.Squares], [planes.Squares]);
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
            layer.Weight.Value.Upload(gpu.Device, layer.Weight.Layout.FromFiles(_ => w));
            layer.Bias.Value.Upload(gpu.Device, b);
            map.Matrix.Upload(gpu.Device, x);
            gradient.Matrix.Upload(gpu.Device, dz);
            Recording both = new("both passes");
            pass.Forward(both, default);
            pass.Backward(both, default, gradient, Activation.Sigmoid, dx);
            gpu.Device.RunOnce(both);
            return new Results(
                pass.Y.Matrix.Download(gpu.Device),
                dx.Matrix.Download(gpu.Device),
                layer.Weight.Gradient.Download(gpu.Device),
                layer.Bias.Gradient.Download(gpu.Device),
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

    [Fact]
    public void A_shared_slice_is_as_large_as_the_largest_need()
    {
        using GpuArena arena = gpu.Device.CreateArena("shared");
        arena.Reserve(1024);
        SharedSlice shared = arena.Share("scratch");
        shared.Need(64);
        shared.Need(4096);
        Assert.Same(shared, arena.Share("scratch"));
        Assert.NotSame(shared, arena.Share("other scratch"));
        arena.Share("other scratch").Need(16);
        Assert.Contains("before it was committed", Assert.Throws<GpuException>(() => shared.Take(64)).Message, StringComparison.Ordinal);
        arena.Commit();
        Assert.Equal(shared.Take(64).Offset, shared.Take(4096).Offset);
        Assert.True(shared.Take(64).Offset >= 1024);
        Assert.NotEqual(shared.Take(16).Offset, arena.Share("other scratch").Take(16).Offset);
        Assert.Throws<ArgumentOutOfRangeException>(() => shared.Take(8192));
        Assert.Contains("is committed", Assert.Throws<GpuException>(() => shared.Need(16)).Message, StringComparison.Ordinal);
    }

    private static void AssertClose(string what, IReadOnlyList<double> expected, IReadOnlyList<double> found)
    {
        double scale = expected.Max(Math.Abs);
        Assert.True(scale > 0, what);
        double worst = expected.Zip(found, (one, other) => Math.Abs(one - other)).Max();
        Assert.True(worst <= Tolerance * scale, $"{what}: off by {worst / scale:E1} of the largest");
    }

    private static void AssertClose(string what, float[] expected, float[] found) =>
        AssertClose(what, [.. expected.Select(value => (double)value)], [.. found.Select(value => (double)value)]);

    private float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((2 * _random.NextDouble()) - 1))];

    private sealed record Results(float[] Y, float[] Dx, float[] Dw, float[] Db, double Squares);
}
