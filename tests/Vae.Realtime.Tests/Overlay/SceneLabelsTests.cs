namespace Vae.Realtime.Tests.Overlay;

using Vae.Realtime.Data;
using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Overlay;
using Vae.Realtime.Scenes.Tiles;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

/// <summary>The names of what is compared and traversed lie on the tiles that they name.</summary>
[Collection(GpuCollection.Name)]
public sealed class SceneLabelsTests(GpuFixture gpu)
{
    [Theory]
    [InlineData(640, 360)]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public void Every_row_has_its_name_on_its_first_tile(int width, int height)
    {
        using SceneBench bench = new(gpu.Device, width, height, data: new StreamSpec(StreamKind.Glyphs));
        Instrument instrument = new(bench.Plugin);
        using PanelOverlay overlay = new(instrument, gpu.Device, 2);
        OverlayRect[] Labels(SceneKind kind)
        {
            bench.Scenes.Kind = kind;
            bench.Run(3);
            OverlayCanvas canvas = new(width, height, bgra: false, new FontAtlas(OverlayLayer.Scale(width, height, 1)));
            overlay.Paint(canvas);
            Assert.Equal(0, canvas.Dropped);
            return overlay.Labels.ToArray();
        }

        Assert.Empty(Labels(SceneKind.Single));
        Assert.Empty(Labels(SceneKind.Grid));
        AssertOn(bench, Labels(SceneKind.Compare), [(0, 0), (0, 1), (0, 2)]);
        int rows = bench.Scenes.Settings.Traversal.Rows;
        int columns = bench.Scenes.Settings.Traversal.Columns;
        AssertOn(
            bench,
            Labels(SceneKind.Traversal),
            [.. Enumerable.Range(0, rows).Select(row => (0, row)), (0, rows - 1), (columns - 1, rows - 1), (columns / 2, rows - 1)]);
        bench.Scenes.Settings.Compare.Painting = true;
        AssertOn(bench, Labels(SceneKind.Compare), [(0, 0), (1, 0), (2, 0)]);

        instrument.OverlayShown = false;
        Assert.Empty(Labels(SceneKind.Compare));
    }

    private static void AssertOn(SceneBench bench, OverlayRect[] labels, (int Column, int Row)[] tiles)
    {
        TileLayout layout = bench.Scenes.Picture!.Layout;
        Assert.Equal(tiles.Length, labels.Length);
        for (int i = 0; i < labels.Length; i++)
        {
            (int column, int row) = tiles[i];
            (double left, double top, double width, double height) = layout.Place(column, row);
            double middle = labels[i].Y + (0.5 * labels[i].Height);
            Assert.InRange(middle, top, top + height);
            Assert.InRange(labels[i].X + (0.5 * Math.Min(labels[i].Width, width)), left, left + width);
            Assert.InRange(labels[i].Right, 0, bench.Scenes.Picture.Format.Width);
        }
    }
}
