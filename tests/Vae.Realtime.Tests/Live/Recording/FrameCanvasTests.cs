namespace Vae.Realtime.Tests.Live.Recording;

using Vae.Realtime.Live.Capture;
using Xunit;

public class FrameCanvasTests
{
    [Fact]
    public void Blue_first_becomes_red_first_and_opaque()
    {
        FrameCanvas canvas = new(2, 1);
        canvas.Put([1, 2, 3, 4, 5, 6, 7, 8], 2, 1, bgra: true);
        Assert.Equal([3, 2, 1, 255, 7, 6, 5, 255], canvas.Picture.Rgba);
        canvas.Put([1, 2, 3, 4, 5, 6, 7, 8], 2, 1, bgra: false);
        Assert.Equal([1, 2, 3, 255, 5, 6, 7, 255], canvas.Picture.Rgba);
    }

    [Fact]
    public void Other_sizes_are_cut_off_or_surrounded_by_black()
    {
        FrameCanvas canvas = new(3, 3);
        canvas.Put(Numbered(5, 5), 5, 5, bgra: false);
        Assert.Equal([6, 7, 8, 11, 12, 13, 16, 17, 18], Reds(canvas));
        canvas.Put(Numbered(1, 1, 9), 1, 1, bgra: false);
        Assert.Equal([0, 0, 0, 0, 9, 0, 0, 0, 0], Reds(canvas));
        Assert.All(canvas.Picture.Rgba.Where((_, i) => i % 4 == 3), alpha => Assert.Equal(255, alpha));
    }

    [Fact]
    public void A_reduced_picture_has_the_means()
    {
        FrameCanvas canvas = new(4, 2, reduction: 2);
        canvas.Put(Numbered(4, 2), 4, 2, bgra: false);

        // (0+1+4+5)/4 and (2+3+6+7)/4, rounded up at the half.
        Assert.Equal([3, 5], Reds(canvas));
    }

    private static byte[] Numbered(int width, int height, int first = 0) =>
        [.. Enumerable.Range(0, width * height).SelectMany(i => new byte[] { (byte)(first + i), 0, 0, 0 })];

    private static byte[] Reds(FrameCanvas canvas) => [.. canvas.Picture.Rgba.Where((_, i) => i % 4 == 0)];
}
