namespace Vae.Realtime.Tests.Overlay;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Overlay;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>The list of keys in windows of all sizes: nothing cut, no group in two columns, and what it says.</summary>
[Collection(GpuCollection.Name)]
public sealed class HelpSheetTests(GpuFixture gpu)
{
    [Theory]
    [InlineData(640, 360, 1)]
    [InlineData(640, 360, 2)]
    [InlineData(1280, 720, 1)]
    [InlineData(1280, 720, 2)]
    [InlineData(1920, 1080, 1)]
    [InlineData(1920, 1080, 1.5)]
    [InlineData(1000, 1400, 1)]
    [InlineData(3840, 2160, 1)]
    public void It_is_whole_at_every_size(int width, int height, double zoom) => With(channels: 1, instrument =>
    {
        (OverlayCanvas canvas, PanelOverlay overlay) = Show(instrument, width, height, zoom);
        HelpColumns help = overlay.Help;
        Assert.Equal(1, help.Pages);
        Assert.InRange(help.Width * (float)canvas.Fonts.Scale, 1, width);
        Assert.InRange(help.Height * (float)canvas.Fonts.Scale, 1, height);
        AssertWhole(help, canvas);
        Assert.All(help.Parts, part => Assert.Equal((0, part.Group.Lines.Count), (part.First, part.Lines)));
        Assert.Equal(1, overlay.Areas.Length);
        Assert.Equal(overlay.Areas[0], overlay.Areas[0].Intersect(new OverlayRect(0, 0, width, height)));
    });

    [Theory]
    [InlineData(320, 240)]
    [InlineData(400, 200)]
    [InlineData(64, 64)]
    public void Where_there_is_no_room_for_it_the_wheel_turns_pages(int width, int height) => With(channels: 1, instrument =>
    {
        (OverlayCanvas canvas, PanelOverlay overlay) = Show(instrument, width, height, 1);
        HelpColumns help = overlay.Help;
        Assert.InRange(help.Pages, 2, 200);
        foreach (HelpGroup group in HelpGroup.Of(instrument))
        {
            HelpColumns.Part[] parts = [.. help.Parts.Where(part => part.Group.Heading == group.Heading)];
            Assert.Equal(group.Lines.Count, parts.Sum(part => part.Lines));
        }

        if (width >= 400)
        {
            AssertWhole(help, canvas);
        }
    });

    [Fact]
    public void It_says_what_changes_something_in_words_and_nothing_twice()
    {
        With(channels: 1, instrument =>
        {
            string[] lines = [.. HelpGroup.Of(instrument).SelectMany(group => group.Lines).Select(line => $"{line.Key}  {line.Text}")];
            Assert.Contains("Shift+P, P  palette: the one before, the next", lines);
            Assert.Contains("[ ]  learning rate: lower, higher", lines);
            Assert.Contains("Ctrl+- =  size of the panels: smaller, larger", lines);
            Assert.Contains(lines, line => line.StartsWith("C  a canvas", StringComparison.Ordinal));
            Assert.Equal(lines.Length, lines.Distinct().Count());
            Assert.DoesNotContain(
                lines, line => line.EndsWith(": less", StringComparison.Ordinal) || line.EndsWith(": more", StringComparison.Ordinal));

            // Every key stands there, alone or beside its other one.
            int pairs = instrument.Actions.Count(action => action.Turns is not null) / 2;
            int mouse = HelpGroup.Of(instrument).First().Lines.Count;
            Assert.Equal(instrument.Actions.Count - pairs + mouse, lines.Length);
        });
        With(channels: 3, instrument => Assert.DoesNotContain(
            HelpGroup.Of(instrument).SelectMany(group => group.Lines), line => line.Text.Contains("palette", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_palette_is_not_offered_to_a_model_with_colours_of_its_own() => With(channels: 3, instrument =>
    {
        instrument.Actions.Find("palette.more")!.Run();
        Assert.Equal(Palette.Grey, instrument.Plugin.Scenes.Look.Palette);
        Assert.Contains("colours of its own", instrument.Notice.Current, StringComparison.Ordinal);
        instrument.Actions.Find("filter.less")!.Run();
        Assert.Equal("between texels: straight blend", instrument.Notice.Current);
    });

    // In every column, which begins where the one before has ended, no line is wider than its column or stands on another.
    private static void AssertWhole(HelpColumns help, OverlayCanvas canvas)
    {
        OverlayFace face = canvas.Fonts[OverlayStyle.Small];
        float scale = (float)canvas.Fonts.Scale;
        Assert.True(help.Row * scale >= face.Capital + 2, "Lines touch.");
        foreach (HelpColumns.Part part in help.Parts)
        {
            float end = help.Begin(part.Column) + help.WidthOf(part.Column);
            Assert.True(end <= help.Width, $"The column of '{part.Group.Heading}' ends beyond the sheet.");
            bool isLast = (part.Column + 1) % help.Count == 0;
            Assert.True(isLast || part.Column == help.Parts.Max(other => other.Column) || help.Begin(part.Column + 1) > end);
            Assert.True(HelpColumns.Head + ((part.Top + part.Rows) * help.Row) <= help.Height, $"'{part.Group.Heading}' ends below the sheet.");
            Assert.DoesNotContain(
                help.Parts, other => other != part && other.Column == part.Column && other.Top >= part.Top && other.Top < part.Top + part.Rows);
            foreach ((string key, string text) in part.Group.Lines.Skip(part.First).Take(part.Lines))
            {
                Assert.True(face.Measure(key) < help.Indent(part.Column) * scale, $"'{key}' runs into its text.");
                Assert.True(face.Measure(text) <= ((help.WidthOf(part.Column) - help.Indent(part.Column)) * scale) + 1, $"'{text}' is cut.");
            }
        }
    }

    // As frames do it: the letters follow what the sheet asks for.
    private (OverlayCanvas Canvas, PanelOverlay Overlay) Show(Instrument instrument, int width, int height, double zoom)
    {
        (instrument.Zoom, instrument.HelpShown) = (zoom, true);
        PanelOverlay overlay = new(instrument, gpu.Device, 2);
        OverlayCanvas canvas;
        double scale = OverlayLayer.Scale(width, height, zoom);
        do
        {
            canvas = new OverlayCanvas(width, height, bgra: false, new FontAtlas(scale));
            overlay.Paint(canvas);
            scale = OverlayLayer.Scale(width, height, overlay.Layer.Zoom);
        }
        while (scale != canvas.Fonts.Scale);
        overlay.Dispose();
        return (canvas, overlay);
    }

    private void With(int channels, Action<Instrument> test)
    {
        using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(new Shape(4, 4, channels), hidden: 8, latent: 6), trainable: false);
        using VaePlugin plugin = new();
        plugin.Awake(new PluginHost(gpu.Device) { Model = model });
        test(new Instrument(plugin));
    }
}
