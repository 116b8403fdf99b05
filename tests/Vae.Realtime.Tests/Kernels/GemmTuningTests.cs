namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Measured choices of kernel variants: made once, kept in a readable file, and never a reason to fail.</summary>
[Collection(GpuCollection.Name)]
public sealed class GemmTuningTests : IDisposable
{
    private static readonly GemmShape[] Shapes =
    [
        new(GemmOperation.Forward, 7, 40, 24),
        new(GemmOperation.Bernoulli, 7, 30, 16),
        new(GemmOperation.BackwardInput, 7, 24, 40),
        new(GemmOperation.BackwardWeight, 40, 24, 7),
    ];

    private static readonly Comparer<GemmTile> ByName = Comparer<GemmTile>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_variant_that_suits_is_measured_and_the_fastest_is_kept()
    {
        using GpuDevice device = Open();
        GemmTuning tuning = GemmTuning.Load(device);
        Assert.All(Shapes, shape => Assert.False(tuning.Knows(shape)));

        IReadOnlyList<GemmMeasurement> measured = new GemmTuner(device).Run(tuning, Shapes, again: false);

        GemmTuning kept = GemmTuning.Load(device);
        foreach (GemmShape shape in Shapes)
        {
            GemmMeasurement[] ofShape = [.. measured.Where(measurement => measurement.Shape == shape)];
            Assert.Equal(
                GemmTile.All.Where(tile => tile.Suits(device.Traits)).Order(ByName), ofShape.Select(measurement => measurement.Tile).Order(ByName));
            Assert.All(ofShape, measurement => Assert.True(measurement.Gflops > 0));
            Assert.Equal(ofShape.MaxBy(measurement => measurement.Gflops).Tile, tuning.Tile(shape));
            Assert.Equal(tuning.Tile(shape), kept.Tile(shape));
            Assert.True(kept.Knows(shape));
        }

        Assert.Empty(new GemmTuner(device).Run(kept, Shapes, again: false));
        GpuFixture.AssertClean(device);
    }

    [Fact]
    public void The_file_can_be_read_by_people_and_changed_by_them()
    {
        using GpuDevice device = Open();
        GemmTuning tuning = GemmTuning.Load(device);
        tuning.Choose(Shapes[0], GemmTile.Square);
        tuning.Save(device);
        string path = GemmTuning.FilePath(device)!;
        string text = File.ReadAllText(path);
        Assert.Contains("\"Forward 7x40x24\": \"8x8/8\"", text, StringComparison.Ordinal);
        Assert.Contains(device.Info.Name, text, StringComparison.Ordinal);

        File.WriteAllText(path, text.Replace("8x8/8", "4x4/64", StringComparison.Ordinal));
        Assert.Equal(GemmTile.Small, GemmTuning.Load(device).Tile(Shapes[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"tiles\": 3}")]
    [InlineData("{\"tiles\": {\"Forward 7x40x24\": \"9x9/9\"}}")]
    [InlineData("{\"tiles\": {\"Forward 7x40x24\": 4}}")]
    public void A_damaged_file_counts_as_none(string content)
    {
        using GpuDevice device = Open();
        File.WriteAllText(GemmTuning.FilePath(device)!, content);
        GemmTuning tuning = GemmTuning.Load(device);
        Assert.False(tuning.Knows(Shapes[0]));
        Assert.Equal(GemmTile.Guess(device.Traits, Shapes[0]), tuning.Tile(Shapes[0]));
    }

    private GpuDevice Open() => GpuDevice.Open(
        new DeviceSelector(
            Environment.GetEnvironmentVariable("VAE_DEVICE")), new GpuOptions { Shaders = VaeShaders.Library, CacheFolder = _folder.Root });
}
