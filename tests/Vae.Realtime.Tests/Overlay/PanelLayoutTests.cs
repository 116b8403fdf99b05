namespace Vae.Realtime.Tests.Overlay;

using Vae.Realtime.Data;
using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Overlay;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Panels, buttons and the display of an error beside one another, in windows of all sizes.</summary>
[Collection(GpuCollection.Name)]
public sealed class PanelLayoutTests(GpuFixture gpu)
{
    // Status, sound or losses, controls, latents, buttons.
    private const int Panels = 5;

    // Of a pixel: places are parts of the window.
    private const float Rounding = 0.01f;

    private static readonly (int Width, int Height)[] Sizes = [(640, 360), (1280, 720), (1920, 1080), (1000, 1400), (3840, 2160)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(64)]
    public void Nothing_covers_anything_else(int latent)
    {
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(new Shape(28, 28, 1), hidden: 8, latent: latent), trainable: true))
        using (VaePlugin plugin = new())
        {
            plugin.Awake(new PluginHost(gpu.Device) { Model = model, DataSpec = new StreamSpec(StreamKind.Glyphs), Training = new() { Batch = 8 } });
            Instrument instrument = new(plugin) { Recording = true };
            using PanelOverlay overlay = new(instrument, gpu.Device, 2)
            {
                Sound = latent == 3 ? new SoundLevels(0.2f, 1, 0, 4) : null,
                Error = new OverlayError("/a/long/way/from/here/compose_image.comp", 33, new string('x', 400)),
            };
            foreach ((int width, int height) in Sizes)
            {
                foreach (double zoom in (double[])[1, 2])
                {
                    overlay.Error = zoom == 1 ? overlay.Error : null;
                    OverlayCanvas canvas = new(width, height, bgra: false, new FontAtlas(OverlayLayer.Scale(width, height, zoom)));
                    overlay.Paint(canvas);
                    OverlayRect[] areas = overlay.Areas.ToArray();
                    Assert.Equal(0, canvas.Dropped);
                    Assert.True(areas.Length >= Panels, $"Of {Panels} panels {areas.Length} have room in {width}x{height} at {zoom}.");
                    AssertApart(areas, new OverlayRect(0, 0, width, height), $"{width}x{height} at {zoom}");
                    Assert.True(overlay.Pad.Width > 0, $"The map has no room in {width}x{height} at {zoom}.");
                }

                overlay.Error = new OverlayError("compose_image.comp", 33, new string('x', 400));
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(1000, 1400)]
    [InlineData(480, 270)]
    [InlineData(320, 240)]
    [InlineData(300, 500)]
    public void No_panel_covers_the_picture(int width, int height)
    {
        using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(new Shape(28, 28, 1), hidden: 8, latent: 20), trainable: true);
        using VaePlugin plugin = new();
        plugin.Awake(new PluginHost(gpu.Device) { Model = model, DataSpec = new StreamSpec(StreamKind.Glyphs), Training = new() { Batch = 8 } });
        Instrument instrument = new(plugin);
        using PanelOverlay overlay = new(instrument, gpu.Device, 2);
        foreach (double zoom in (double[])[1, 1.19, 1.41, 2])
        {
            OverlayCanvas canvas = new(width, height, bgra: false, new FontAtlas(OverlayLayer.Scale(width, height, zoom)));
            overlay.Paint(canvas);
            PictureArea area = plugin.Scenes.Area;
            OverlayRect picture = new((float)area.Left * width, (float)area.Top * height, (float)area.Width * width, (float)area.Height * height);
            Assert.True(area.Width >= 0.25 && area.Height >= 0.4, $"The picture has little room at {zoom}: {area}.");
            AssertApart([picture, .. overlay.Areas], new OverlayRect(0, 0, width, height), $"{width}x{height} at {zoom}");

            // The help comes and goes over it; without panels it has the window to itself.
            instrument.HelpShown = true;
            overlay.Paint(canvas);
            Assert.Equal(area, plugin.Scenes.Area);
            (instrument.HelpShown, instrument.OverlayShown) = (false, false);
            overlay.Paint(canvas);
            Assert.Equal(PictureArea.Whole, plugin.Scenes.Area);
            instrument.OverlayShown = true;
        }
    }

    private static void AssertApart(OverlayRect[] areas, OverlayRect window, string where)
    {
        for (int i = 0; i < areas.Length; i++)
        {
            OverlayRect inside = areas[i].Intersect(window);
            Assert.True(
                inside.Width > areas[i].Width - Rounding
                    && inside.Height > areas[i].Height - Rounding, $"{areas[i]} is not all in {window} in {where}.");
            for (int j = 0; j < i; j++)
            {
                OverlayRect shared = areas[i].Intersect(areas[j]);
                Assert.True(shared.Width <= Rounding || shared.Height <= Rounding, $"{areas[i]} covers {areas[j]} in {where}.");
            }
        }
    }
}
