namespace Vae.Realtime.Tests.Overlay;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Overlay;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What a canvas shows, pixel by pixel.</summary>
[Collection(GpuCollection.Name)]
public sealed class OverlayCanvasTests(GpuFixture gpu)
{
    private const int Width = 75;
    private const int Height = 37;

    private static readonly OverlayColour Red = OverlayColour.Of(0xFF0000);
    private static readonly OverlayColour White = OverlayColour.Of(0xFFFFFF);

    [Fact]
    public void A_rectangle_covers_its_pixels_and_no_others()
    {
        byte[] pixels = Show(canvas => canvas.Rect(new OverlayRect(5, 3, 40, 20), Red));
        for (int i = 0; i < Width * Height; i++)
        {
            bool inside = i % Width is >= 5 and < 45 && i / Width is >= 3 and < 23;
            Assert.Equal(inside ? 255 : 0, pixels[4 * i]);
            Assert.Equal(0, pixels[(4 * i) + 1]);
        }
    }

    [Fact]
    public void Blue_is_first_where_the_target_wants_it()
    {
        byte[] pixels = Show(canvas => canvas.Rect(new OverlayRect(0, 0, Width, Height), OverlayColour.Of(0x102030)), bgra: true);
        Assert.Equal([0x30, 0x20, 0x10, 0xFF], pixels[..4]);
    }

    [Fact]
    public void What_is_painted_later_lies_above()
    {
        byte[] pixels = Show(canvas =>
        {
            canvas.Disc(20, 20, 9, White);
            canvas.Rect(new OverlayRect(0, 0, Width, Height), Red);
            canvas.Rect(new OverlayRect(0, 0, Width, Height), White with { A = 51 });
            canvas.Disc(50, 20, 5, OverlayColour.Of(0x00FF00));
        });
        Assert.Equal([255, 51, 51], Pixel(pixels, 20, 20)[..3]);
        Assert.Equal([0, 255, 0], Pixel(pixels, 50, 20)[..3]);
    }

    [Fact]
    public void Nothing_leaves_its_clip()
    {
        byte[] pixels = Show(canvas =>
        {
            canvas.PushClip(new OverlayRect(10, 10, 20, 9));
            canvas.Rect(new OverlayRect(0, 0, Width, Height), Red, radius: 3);
            canvas.Text(OverlayStyle.Title, 0, 18, "MMMMMMMMMMMM", Red);
            canvas.Line(0, 0, Width, Height, 4, Red);
            canvas.Curve(new OverlayRect(0, 0, Width, Height), [0, 1, 0, 1], 0, 1, 3, Red, 1);
            canvas.PopClip();
        });
        for (int i = 0; i < Width * Height; i++)
        {
            bool inside = i % Width is >= 10 and < 30 && i / Width is >= 10 and < 19;
            Assert.Equal(inside ? 255 : 0, pixels[4 * i]);
        }
    }

    [Fact]
    public void Text_stands_on_its_baseline_and_is_as_wide_as_it_says()
    {
        int width = 0;
        byte[] pixels = Show(canvas => width = canvas.Text(OverlayStyle.Body, 4, 24, "H–H", White));
        (int X, int Y)[] lit = [.. Enumerable.Range(0, Width * Height).Where(i => pixels[4 * i] > 128).Select(i => (i % Width, i / Width))];
        Assert.Equal(23, lit.Max(pixel => pixel.Y));
        Assert.Equal(15, lit.Min(pixel => pixel.Y));
        Assert.InRange(lit.Min(pixel => pixel.X), 4, 7);
        Assert.InRange(lit.Max(pixel => pixel.X), 4 + width - 4, 4 + width);

        // Stems are sharp: nearly white beside nearly black.
        (int X, int Y) first = lit.MinBy(pixel => pixel.X);
        Assert.True(Pixel(pixels, first.X, 18)[0] > 230 && Pixel(pixels, first.X - 1, 18)[0] < 60);
    }

    [Fact]
    public void A_curve_passes_through_its_values()
    {
        byte[] pixels = Show(canvas => canvas.Curve(new OverlayRect(0, 0, Width, Height), [0.5f, 0.5f], 0, 1, 2, White));
        Assert.Equal(255, Pixel(pixels, 40, 18)[0]);
        Assert.Equal(0, Pixel(pixels, 40, 21)[0]);
        Assert.Equal(0, Pixel(pixels, 40, 15)[0]);
    }

    [Fact]
    public void Every_glyph_is_drawn_and_none_looks_like_another()
    {
        const string letters = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
            + "·←→↑↓±×–°∞βσµ";
        HashSet<string> seen = [];
        foreach (char letter in letters)
        {
            byte[] pixels = Show(canvas => canvas.Text(OverlayStyle.Body, 8, 24, [letter], White));
            Assert.Contains(pixels.Where((_, i) => i % 4 == 0), value => value > 100);
            Assert.True(seen.Add(Convert.ToHexString(pixels)), $"'{letter}' looks like another one");
        }
    }

    [Fact]
    public void Too_much_is_left_out_and_counted()
    {
        OverlayCanvas? last = null;
        byte[] pixels = Show(canvas =>
        {
            last = canvas;
            for (int i = 0; i < 10_000; i++)
            {
                canvas.Disc(20, 20, 5, Red);
            }
        });
        Assert.True(last!.Dropped > 0);
        Assert.Equal(255, Pixel(pixels, 20, 20)[0]);
    }

    [Fact]
    public void Only_what_changed_is_drawn_again_and_what_goes_shows_the_picture()
    {
        Action<OverlayCanvas> paint = _ => { };
        using (OverlayLayer layer = new(gpu.Device, 2, (canvas, _) => paint(canvas)))
        using (OffscreenTarget frames = new(gpu.Device))
        using (GpuPixelBuffer picture = gpu.Device.CreatePicture(Width, Height, "picture"))
        {
            layer.Zoom = 720.0 / Height;
            gpu.Device.Transfers.Upload<uint>(picture.Pixels, [.. Enumerable.Repeat(0xFF204060, picture.RowPixels * Height)]);
            byte[] plain = Frame(changed: true, 0);

            paint = canvas =>
            {
                canvas.Rect(new OverlayRect(0, 0, 32, 8), Red with { A = 128 });
                canvas.Text(OverlayStyle.Body, 40, 30, "ab", White);
            };
            byte[] first = Frame(changed: true, 1);
            int tiles = layer.Canvas!.Changed;
            Assert.NotEqual(plain, first);
            Assert.Equal(first, Frame(changed: false, 2));
            Assert.Equal((0, 0), (layer.Canvas.Changed, layer.Canvas.Blended));

            // Another picture below: everything is laid over it, nothing drawn.
            gpu.Device.Transfers.Upload<uint>(picture.Pixels, [.. Enumerable.Repeat(0xFFFFFFFF, picture.RowPixels * Height)]);
            byte[] lighter = Frame(changed: true, 3);
            Assert.Equal((0, tiles), (layer.Canvas.Changed, layer.Canvas.Blended));
            Assert.Equal([255, 127, 127], Pixel(lighter, 5, 5)[..3]);

            // The rectangle goes, the letters stay where they are.
            paint = canvas => canvas.Text(OverlayStyle.Body, 40, 30, "ab", White with { A = 254 });
            byte[] without = Frame(changed: false, 4);
            Assert.InRange(layer.Canvas.Changed, 1, tiles);
            Assert.Equal([255, 255, 255], Pixel(without, 5, 5)[..3]);

            // Nothing at all, then all again, though the picture is the same.
            paint = _ => { };
            Assert.All(Frame(changed: false, 5), value => Assert.Equal(255, value));
            paint = canvas => canvas.Rect(new OverlayRect(0, 0, 32, 8), Red with { A = 128 });
            byte[] again = Frame(changed: false, 6);
            Assert.Equal([255, 127, 127], Pixel(again, 5, 5)[..3]);
            Assert.Equal([255, 255, 255], Pixel(again, 60, 30)[..3]);

            byte[] Frame(bool changed, long number)
            {
                Assert.True(frames.TryBegin(Width, Height, out RenderTarget target));
                gpu.Device.Targets.EncodeCopy(target, layer.Encode(target, picture, changed, number));
                frames.End();
                return frames.Read();
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Frames_allocate_nothing()
    {
        using OverlayLayer layer = new(gpu.Device, 2, (canvas, _) =>
        {
            canvas.Rect(new OverlayRect(0, 0, 50, 30), Red, 4);
            canvas.Text(OverlayStyle.Body, 3, 20, "no garbage", White);
        });
        using OffscreenTarget frames = new(gpu.Device);
        using GpuPixelBuffer picture = gpu.Device.CreatePicture(Width, Height, "picture");
        Assert.True(frames.TryBegin(Width, Height, out RenderTarget target));
        layer.Encode(target, picture, changed: true, 0);
        layer.Encode(target, picture, changed: false, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        layer.Encode(target, picture, changed: true, 2);
        layer.Encode(target, picture, changed: false, 3);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        frames.End();
    }

    private static byte[] Pixel(byte[] pixels, int x, int y) => pixels[(4 * ((y * Width) + x))..][..4];

    private byte[] Show(Action<OverlayCanvas> paint, bool bgra = false)
    {
        byte[] pixels;
        using (OverlayLayer layer = new(gpu.Device, 2, (canvas, _) =>
        {
            // A new image holds anything.
            canvas.Rect(new OverlayRect(0, 0, Width, Height), OverlayColour.Of(0));
            paint(canvas);
        }))
        using (OffscreenTarget frames = new(gpu.Device, bgra))
        using (GpuPixelBuffer picture = gpu.Device.CreatePicture(Width, Height, "picture"))
        {
            layer.Zoom = 720.0 / Height;
            Assert.True(frames.TryBegin(Width, Height, out RenderTarget target));
            gpu.Device.Targets.EncodeCopy(target, layer.Encode(target, picture, changed: true, 0));
            frames.End();
            pixels = frames.Read();
        }

        GpuFixture.AssertClean(gpu.Device);
        return pixels;
    }
}
