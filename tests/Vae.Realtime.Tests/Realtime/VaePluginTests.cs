namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Scenes.Tiles;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Pictures in images and command buffers that are not the plugin's own, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class VaePluginTests(GpuFixture gpu)
{
    private static readonly float[] One = [1.5f, -1, 0.5f, -2];
    private static readonly float[] Other = [-1.5f, 2, -0.5f, 1];

    [Theory]
    [InlineData(PictureFilter.Bicubic, false)]
    [InlineData(PictureFilter.Smooth, false)]
    [InlineData(PictureFilter.Sharp, false)]
    [InlineData(PictureFilter.Bicubic, true)]
    public void The_target_shows_the_decoded_latent(PictureFilter filter, bool bgra)
    {
        const int width = 83;
        const int height = 41;
        using (PluginBench bench = new(gpu.Device))
        using (OffscreenTarget target = new(gpu.Device, bgra))
        {
            bench.Plugin.Scenes.Look = new Look(Filter: filter);
            bench.Show(One);
            bench.Frame(target, width, height);
            AssertShows(target.Read(), width, height, bench.Decode(One), filter, bgra);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Frames_in_flight_keep_their_latents()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget first = new(gpu.Device);
        using OffscreenTarget second = new(gpu.Device);
        bench.Show(One);
        bench.Begin(first, 14, 10);
        bench.Show(Other);
        bench.Begin(second, 14, 10);
        first.End();
        second.End();
        AssertShows(first.Read(), 14, 10, bench.Decode(One), PictureFilter.Bicubic, bgra: false);
        AssertShows(second.Read(), 14, 10, bench.Decode(Other), PictureFilter.Bicubic, bgra: false);
        Assert.Empty(gpu.Device.Validation.Messages);
    }

    [Fact]
    public void The_picture_follows_the_size_of_the_target_and_lets_the_old_one_go()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        bench.Show(One);
        double[] expected = bench.Decode(One);
        string[] alive = Settle();
        for (int size = 8; size < 80; size += 9)
        {
            bench.Frame(target, size, 90 - size);
            AssertShows(target.Read(), size, 90 - size, expected, PictureFilter.Bicubic, bgra: false);
        }

        Assert.Equal(alive, Settle());
        Assert.Empty(gpu.Device.Validation.Messages);

        string[] Settle()
        {
            for (int i = 0; i < 3; i++)
            {
                bench.Frame(target, 50, 50);
            }

            return [.. gpu.Device.Ledger.Alive];
        }
    }

    [Fact]
    public void A_picture_in_flight_outlives_a_change_of_size()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget first = new(gpu.Device);
        using OffscreenTarget second = new(gpu.Device);
        bench.Show(One);
        bench.Begin(first, 20, 20);
        bench.Begin(second, 30, 20);
        first.End();
        second.End();
        AssertShows(first.Read(), 20, 20, bench.Decode(One), PictureFilter.Bicubic, bgra: false);
        AssertShows(second.Read(), 30, 20, bench.Decode(One), PictureFilter.Bicubic, bgra: false);
        Assert.Empty(gpu.Device.Validation.Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_capture_is_the_frame_in_true_colours(bool bgra)
    {
        using PluginBench bench = new(gpu.Device);
        Assert.Null(bench.Plugin.Capture());
        using OffscreenTarget target = new(gpu.Device, bgra);
        bench.Show(One);
        bench.Frame(target, 33, 21);
        using FrameReadback reader = bench.Plugin.Capture()!;
        bench.Show(Other);
        bench.Frame(target, 33, 21);
        reader.Wait();
        Assert.True(reader.IsDone);
        Rgba32Image picture = reader.Read();
        Assert.Equal((33, 21), (picture.Width, picture.Height));
        AssertShows(picture.Rgba, 33, 21, bench.Decode(One), PictureFilter.Bicubic, bgra: false);
    }

    [Fact]
    public void Update_moves_the_latent_of_the_next_frame()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        bench.Frame(target, 28, 20);
        byte[] before = target.Read();
        bench.Plugin.Update(new PluginFrame(0.5));
        bench.Frame(target, 28, 20);
        Assert.Equal(before, target.Read());
        bench.Plugin.Latents.ToggleWalk();
        bench.Plugin.Update(new PluginFrame(0.5));
        bench.Frame(target, 28, 20);
        Assert.NotEqual(before, target.Read());
    }

    [Fact]
    public void Its_life_can_be_lived_again_but_not_twice_at_once()
    {
        using VaePlugin plugin = new();
        Assert.Throws<InvalidOperationException>(() => plugin.Update(default));
        Assert.Throws<InvalidOperationException>(() => plugin.Render(default(RenderTarget)));
        plugin.OnDestroy();
        using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(PluginBench.Shape, 8, 2), trainable: false);
        for (int life = 0; life < 2; life++)
        {
            plugin.Awake(new PluginHost(gpu.Device) { Model = model });
            Assert.Throws<InvalidOperationException>(() => plugin.Awake(new PluginHost(gpu.Device) { Model = model }));
            Assert.Equal(2, plugin.Latents.State.Size);
            plugin.OnDestroy();
        }
    }

    [Fact]
    public void What_does_not_go_together_is_refused_and_leaves_nothing()
    {
        using (VaePlugin plugin = new())
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(PluginBench.Shape, 8, 2), trainable: true))
        using (VaeModel still = new(gpu.Device, VaeArchitecture.Mlp(new Shape(28, 28, 1), 8, 2), trainable: false))
        {
            Assert.Throws<VaeException>(() => plugin.Awake(new PluginHost(gpu.Device)));
            Assert.Throws<VaeException>(() => plugin.Awake(new PluginHost(gpu.Device) { ModelPath = "nowhere.safetensors" }));
            Assert.Throws<VaeException>(
                () => plugin.Awake(new PluginHost(gpu.Device) { Model = model, DataSpec = new StreamSpec(StreamKind.Glyphs) }));
            Assert.Throws<ArgumentException>(
                () => plugin.Awake(new PluginHost(gpu.Device) { Model = still, DataSpec = new StreamSpec(StreamKind.Glyphs) }));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static void AssertShows(byte[] bytes, int width, int height, double[] texture, PictureFilter filter, bool bgra)
    {
        Shape shape = PluginBench.Shape;
        TileLayout layout = TileLayout.Grid((width, height), shape, 1, 1);
        double[] values = Resample(texture, layout.Across, shape.Height, shape.Channels, filter);
        values = Resample(Turned(values, shape.Height, width), layout.Down, width, shape.Channels, filter);
        Assert.True(texture.Max() - texture.Min() > 0.1, "The texture is too flat to show anything.");
        for (int i = 0; i < bytes.Length; i++)
        {
            (int px, int py, int place) = (i / 4 % width, i / 4 / width, i % 4);
            int channel = bgra ? 2 - place : place;
            double value = Math.Clamp(values[(((px * height) + py) * shape.Channels) + Math.Clamp(channel, 0, 2)], 0, 1);
            double expected = place == 3 ? 1 : layout.Across.Covers(px) && layout.Down.Covers(py) ? value : 5 / 255.0;
            Assert.True(Math.Abs((255 * expected) - bytes[i]) < 1.01, $"pixel ({px},{py}) byte {place} is {bytes[i]}, not {255 * expected:F1}");
        }
    }

    // (rows, texels, channels) → (rows, pixels, channels).
    private static double[] Resample(double[] values, TileAxis axis, int rows, int channels, PictureFilter filter)
    {
        TileTaps taps = new(axis, filter);
        double[] made = new double[rows * axis.Pixels * channels];
        for (int i = 0; i < made.Length; i++)
        {
            (int row, int pixel, int channel) = (i / channels / axis.Pixels, i / channels % axis.Pixels, i % channels);
            foreach ((_, int texel, float weight) in taps[pixel])
            {
                made[i] += weight * values[(((row * axis.Texels) + texel) * channels) + channel];
            }
        }

        return made;
    }

    // (rows, columns, 3) → (columns, rows, 3).
    private static double[] Turned(double[] values, int rows, int columns) =>
    [
        .. from column in Enumerable.Range(0, columns)
           from row in Enumerable.Range(0, rows)
           from channel in Enumerable.Range(0, 3)
           select values[(((row * columns) + column) * 3) + channel],
    ];
}
