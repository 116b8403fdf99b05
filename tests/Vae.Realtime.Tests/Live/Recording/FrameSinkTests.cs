namespace Vae.Realtime.Tests.Live.Recording;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Live.Capture;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class FrameSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("film.gif")]
    [InlineData("film.mp4")]
    public void A_file_appears_whole_or_not_at_all(string name)
    {
        if (FrameSinks.IsFilm(name) && FfmpegProgram.Find() is null)
        {
            return;
        }

        string path = _folder.File(name);
        using (IFrameSink sink = FrameSinks.Open(path, (33, 21), 20, inHurry: true))
        {
            Write(sink, 5);
            Assert.False(File.Exists(path));
        }

        Assert.Empty(_folder.Names);
        using (IFrameSink sink = FrameSinks.Open(path, (33, 21), 20, inHurry: true))
        {
            Write(sink, 5);
            sink.Finish();
        }

        Assert.Equal([name], _folder.Names);
        Assert.True(new FileInfo(path).Length > 500);
    }

    [Fact]
    public void A_gif_has_its_frames_in_their_colours()
    {
        string path = _folder.File("film.gif");
        using (IFrameSink sink = FrameSinks.Open(path, (33, 21), 20, inHurry: true))
        {
            Write(sink, 2);
            sink.Finish();
        }

        using Image<Rgba32> first = Image.Load<Rgba32>(path);
        Assert.Equal((33, 21), (first.Width, first.Height));
        byte[] pixels = new byte[33 * 21 * 4];
        first.CopyPixelDataTo(pixels);
        Assert.Equal(Frame(0).Rgba, pixels);
    }

    [Fact]
    public void Pictures_are_numbered_and_repeated()
    {
        using (IFrameSink sink = FrameSinks.Open(_folder.File("frames"), (33, 21), 20, inHurry: true))
        {
            sink.Write(Frame(0), 1);
            sink.Write(Frame(1), 3);
            sink.Finish();
        }

        string[] files = [.. Directory.GetFiles(_folder.File("frames")).Order()];
        Assert.Equal(Enumerable.Range(0, 4).Select(i => $"frame-{i:D6}.png"), files.Select(Path.GetFileName));
        Assert.Equal(File.ReadAllBytes(files[1]), File.ReadAllBytes(files[3]));
        Assert.NotEqual(File.ReadAllBytes(files[0]), File.ReadAllBytes(files[1]));
    }

    [Fact]
    public void A_full_disk_is_one_line()
    {
        VaeException error = Assert.Throws<VaeException>(() =>
        {
            using GifSink sink = new("/dev/full", 200, 200, 20);
            for (int i = 0; i < 20; i++)
            {
                sink.Write(Noise(200), 1);
            }

            sink.Finish();
        });
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ffmpeg_that_gives_up_is_one_line()
    {
        if (FfmpegProgram.Find() is null)
        {
            return;
        }

        VaeException error = Assert.Throws<VaeException>(() =>
        {
            using FfmpegSink sink = new("/dev/full", 200, 200, 20, inHurry: true);
            for (int i = 0; i < 200; i++)
            {
                sink.Write(Noise(200), 1);
            }

            sink.Finish();
        });
        Assert.Contains("ffmpeg gave up", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static void Write(IFrameSink sink, int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            sink.Write(Frame(i), 1);
        }
    }

    private static Rgba32Image Frame(int number) => new(33, 21, [.. Enumerable.Range(0, 33 * 21).SelectMany(
        i => new byte[] { (byte)(40 * number), (byte)(i % 33 * 7), 90, 255 })]);

    private static Rgba32Image Noise(int side)
    {
        byte[] bytes = new byte[side * side * 4];
        new Random(side).NextBytes(bytes);
        return new Rgba32Image(side, side, bytes);
    }
}
