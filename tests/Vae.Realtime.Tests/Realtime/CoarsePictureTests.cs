namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A picture that is drawn coarsely is nearly the one that is drawn finely.</summary>
[Collection(GpuCollection.Name)]
public sealed class CoarsePictureTests(GpuFixture gpu)
{
    [Theory]
    [InlineData(64, 48)]
    [InlineData(57, 39)]
    public void It_is_softer_and_where_it_was(int width, int height)
    {
        using (PluginBench bench = new(gpu.Device))
        using (OffscreenTarget target = new(gpu.Device))
        {
            bench.Show(0.5f, -1, 0.25f, 2);
            byte[] fine = Frame(bench, target, width, height);
            bench.Plugin.Scenes.Coarse = true;
            byte[] coarse = Frame(bench, target, width, height);
            Assert.True(bench.Plugin.Scenes.HasChanged);
            Frame(bench, target, width, height);
            Assert.False(bench.Plugin.Scenes.HasChanged);
            double off = fine.Zip(coarse, (a, b) => (double)Math.Abs(a - b)).Average();
            Assert.InRange(off, 0.01, 12);
            bench.Plugin.Scenes.Coarse = false;
            Assert.Equal(fine, Frame(bench, target, width, height));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static byte[] Frame(PluginBench bench, OffscreenTarget target, int width, int height)
    {
        bench.Frame(target, width, height);
        return target.Read();
    }
}
