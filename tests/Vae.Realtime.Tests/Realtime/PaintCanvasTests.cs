namespace Vae.Realtime.Tests.Realtime;

using System.Numerics;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Scenes;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>What a brush leaves behind.</summary>
public sealed class PaintCanvasTests
{
    [Fact]
    public void A_dab_is_round_and_in_its_place()
    {
        PaintCanvas canvas = new(new Shape(20, 20, 1));
        canvas.Brush(0.5, 0.25, 0.15, Vector3.One);
        Assert.Equal(1, canvas.Version);
        Assert.Equal(1, canvas.Pixels[(5 * 20) + 10]);
        Assert.Equal(1, canvas.Pixels[(5 * 20) + 9]);
        Assert.Equal(0, canvas.Pixels[(15 * 20) + 10]);
        Assert.Equal(0, canvas.Pixels[(5 * 20) + 3]);

        // The area of a disc.
        float sum = 0;
        foreach (float value in canvas.Pixels)
        {
            sum += value;
        }

        Assert.Equal(Math.PI * 9, sum, 1.0);
    }

    [Fact]
    public void A_stroke_joins_its_ends_in_colour_and_is_wiped_away()
    {
        PaintCanvas canvas = new(new Shape(10, 30, 3));
        canvas.Stroke(0.1, 0.5, 0.9, 0.5, 0.05, new Vector3(1, 0.5f, 0.25f));
        for (int x = 4; x < 26; x++)
        {
            Assert.Equal([1, 0.5f, 0.25f], canvas.Pixels.Slice(((5 * 30) + x) * 3, 3).ToArray());
        }

        canvas.Clear();
        Assert.Equal(new float[900], canvas.Pixels.ToArray());
        Assert.Equal(2, canvas.Version);
    }

    [Fact]
    public void A_picture_is_loaded_in_the_canvas_own_size()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("red.png");
        byte[] red = [.. Enumerable.Range(0, 40 * 20).SelectMany(_ => new byte[] { 255, 0, 0, 255 })];
        PngFile.Save(path, new Rgba32Image(40, 20, red));
        PaintCanvas canvas = new(new Shape(8, 8, 3));
        canvas.Write(PaintCanvas.Read(path, canvas.Shape).Pixels);
        Assert.Equal([1f, 0f, 0f], canvas.Pixels.Slice(3 * 27, 3).ToArray());
        Assert.Throws<VaeException>(() => PaintCanvas.Read(folder.File("nowhere.png"), canvas.Shape));
    }
}
