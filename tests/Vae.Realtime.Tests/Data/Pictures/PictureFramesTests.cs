namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary><c>frames=all</c>: every frame of an animation and every page of a document is an example.</summary>
public sealed class PictureFramesTests : IDisposable
{
    private const int Side = 8;

    private static readonly Rgba32 Red = new(255, 0, 0);
    private static readonly Rgba32 Green = new(0, 255, 0);
    private static readonly Rgba32 Blue = new(0, 0, 255);
    private static readonly Rgba32 Clear = new(9, 9, 9, 0);
    private static readonly Rectangle All = new(0, 0, Side, Side);
    private static readonly Rectangle Corner = new(0, 0, 2, 2);
    private static readonly Rectangle Middle = new(4, 4, 2, 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_frame_is_an_example_with_the_class_of_its_file()
    {
        Directory.CreateDirectory(_folder.File("train/cat"));
        Directory.CreateDirectory(_folder.File("train/dog"));
        Directory.CreateDirectory(_folder.File("test/dog"));
        _folder.Write("train/cat/a.gif", PictureCases.Plain(new GifEncoder(), Red, frames: 3));
        _folder.Write("train/dog/b.png", PictureCases.Plain(new PngEncoder(), Green));
        _folder.Write("test/dog/c.tif", TiffPageBytes.File(little: false, TiffPageBytes.Plain(Side, 1, 2, 3), TiffPageBytes.Plain(Side, 4, 5, 6)));
        DataSplits splits = Load("?frames=all");
        Assert.Equal([0, 0, 0, 1], splits.Train.Labels!);
        Assert.Equal([1, 1], splits.Test.Labels!);
        ImageSet train = Assert.IsType<ImageSet>(splits.Train);
        Assert.Equal([255, 0, 0], train.Image(0)[..3].ToArray());
        Assert.Equal([0, 0, 255], train.Image(1)[..3].ToArray());
        Assert.Equal([0, 0, 255], train.Image(2)[..3].ToArray());
        Assert.Equal([0, 255, 0], train.Image(3)[..3].ToArray());
        Assert.Equal([4, 5, 6], Assert.IsType<ImageSet>(splits.Test).Image(1)[..3].ToArray());
        Assert.Equal(["of 3 pictures, 2 of several frames or pages, of which every one is an example"], splits.Notes);
        Assert.Equal((2, 1), (Load("?frames=first").Train.Count, Load().Test.Count));
    }

    [Fact]
    public void Frames_of_a_png_are_drawn_as_viewers_draw_them()
    {
        byte[] file = ApngBytes.Of(
            Side,
            null,
            new(Red, All),
            new(Green, Corner, Dispose: 2),
            new(Blue, Middle, Dispose: 1),
            new(Clear, new Rectangle(6, 6, 2, 2), Blend: 1),
            new(Clear, new Rectangle(6, 6, 2, 2), Blend: 0));
        _folder.Write("a.png", file);
        ImageSet frames = Images("?frames=all");
        Assert.Equal(5, frames.Count);
        AssertPixels(frames, 0, Red, Red, Red);
        AssertPixels(frames, 1, Green, Red, Red);
        AssertPixels(frames, 2, Red, Blue, Red);
        AssertPixels(frames, 3, Red, new Rgba32(255, 255, 255), Red);
        AssertPixels(frames, 4, Red, new Rgba32(255, 255, 255), new Rgba32(255, 255, 255));
        AssertPixels(Images(), 0, Red, Red, Red);
    }

    [Fact]
    public void A_still_for_programs_that_know_no_animations_is_no_frame()
    {
        _folder.Write("a.png", ApngBytes.Of(Side, Green, new(Red, All), new(Blue, All)));
        ImageSet frames = Images("?frames=all");
        Assert.Equal(2, frames.Count);
        AssertPixels(frames, 0, Red, Red, Red);
        AssertPixels(frames, 1, Blue, Blue, Blue);
        AssertPixels(Images(), 0, Red, Red, Red);
    }

    [Fact]
    public void Frames_of_a_webp_are_drawn_as_viewers_draw_them()
    {
        using Image<Rgba32> red = new(Side, Side, Red);
        using Image<Rgba32> green = new(2, 2, Green);
        using Image<Rgba32> clear = new(2, 2, Clear);
        _folder.Write(
            "a.webp",
            WebpBytes.Animation(
                new Size(Side, Side),
                (red, default, 0),
                (green, default, 1),
                (green, new Point(4, 4), 0),
                (clear, new Point(6, 6), 0),
                (clear, new Point(6, 6), 2)));
        ImageSet frames = Images("?frames=all");
        Assert.Equal(5, frames.Count);
        Rgba32 white = new(255, 255, 255);
        AssertPixels(frames, 0, Red, Red, Red);
        AssertPixels(frames, 1, Green, Red, Red);
        AssertPixels(frames, 2, white, Green, Red);
        AssertPixels(frames, 3, white, Green, Red);
        AssertPixels(frames, 4, white, Green, white);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pages_may_differ_and_smaller_copies_are_none(bool little)
    {
        byte[] wide = [.. Enumerable.Repeat(new byte[] { 7, 8, 9 }, Side * 4).SelectMany(pixel => pixel)];
        _folder.Write(
            "a.tiff",
            TiffPageBytes.File(
                little,
                TiffPageBytes.Plain(2, 99, 0, 0) with { Kind = 1 },
                TiffPageBytes.Plain(Side, 1, 2, 3),
                TiffPageBytes.Plain(2, 99, 0, 0) with { Kind = 4 },
                new TiffPageBytes(Side, 4, wide) { Orientation = 6 }));
        UserError.Of(() => Images("?frames=all"), "a.tiff' is 8x4", "size=");
        ImageSet pages = Images("?frames=all&size=4");
        Assert.Equal(2, pages.Count);
        Assert.Equal([1, 2, 3], pages.Image(0)[..3].ToArray());
        Assert.Equal([7, 8, 9], pages.Image(1)[..3].ToArray());
        Assert.Equal([1, 2, 3], Images().Image(0)[..3].ToArray());
        Assert.Equal(
            ["the picture is turned as EXIF says, of several frames or pages, of which every one is an example"], Load("?frames=all&size=4").Notes);
    }

    [Fact]
    public void A_file_is_data_too()
    {
        string path = _folder.Write("a.gif", PictureCases.Plain(new GifEncoder(), Red, frames: 14));
        DataSplits splits = DataLoader.Load((FileSpec)DataSpec.Parse(path + "?frames=all"));
        Assert.Equal((12, 2), (splits.Train.Count, splits.Test.Count));
        Assert.Equal("a.gif", splits.Name);
        Assert.Equal(
            [
                "the picture is of several frames or pages, of which every one is an example",
                "the examples are the frames of one file: its last 2 of 14 are the test split",
            ],
            splits.Notes);
        Assert.Equal(1, DataLoader.Load(new FileSpec(path)).Train.Count);
    }

    [Fact]
    public void Frames_that_are_cut_off_or_missing_are_refused()
    {
        byte[] gif = PictureCases.Plain(new GifEncoder(), Red, frames: 3);
        string path = _folder.Write("a.gif", gif[..^20]);
        Assert.Equal(1, Images().Count);
        UserError.Of(() => Images("?frames=all"), path, "ends before its picture does");
        File.Delete(path);
        byte[] png = ApngBytes.Of(Side, null, new(Red, All), new(Blue, All));
        byte[] five = PngBytes.Chunk("acTL", [0, 0, 0, 5, 0, 0, 0, 0]);
        path = _folder.Write("b.png", [.. png[..PngBytes.BehindHeader], .. five, .. png[(PngBytes.BehindHeader + five.Length)..]]);
        UserError.Of(() => Images("?frames=all"), path, "says that it has 5 frames, but 2 are there");
        _folder.Write("b.png", ApngBytes.Of(Side, null, new(Red, All), new(Blue, new Rectangle(0, 0, 60_000, 1))));
        Assert.Equal(1, Images().Count);
    }

    [Fact]
    public void More_frames_than_memory_is_for_are_refused()
    {
        byte[] one = PictureCases.Plain(new GifEncoder(), Red, 4_000, 4_000);
        byte[] frame = [(byte)',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        _folder.Write("a.gif", [.. one[..^1], .. Enumerable.Range(0, 20).SelectMany(_ => frame), (byte)';']);
        UserError.Of(() => Images("?frames=all&size=8"), "a.gif' has 21 frames of 4,000x4,000", "336,000,000 pixels", "leave out frames=");
        Assert.Equal(1, Images("?size=8").Count);
        UserError.Of(() => DataSpec.Parse("photos?frames=some"), "frames=", "all or first", "some");
    }

    private static void AssertPixels(ImageSet images, int index, Rgba32 corner, Rgba32 middle, Rgba32 end)
    {
        byte[] Pixel(int x, int y) => images.Image(index).Slice(((y * Side) + x) * 3, 3).ToArray();
        Assert.Equal([corner.R, corner.G, corner.B], Pixel(0, 0));
        Assert.Equal([middle.R, middle.G, middle.B], Pixel(4, 4));
        Assert.Equal([end.R, end.G, end.B], Pixel(7, 7));
    }

    private DataSplits Load(string options = "") => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));

    private ImageSet Images(string options = "") => Assert.IsType<ImageSet>(Load(options).Train);
}
