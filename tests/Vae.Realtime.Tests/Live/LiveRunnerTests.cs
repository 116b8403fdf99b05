namespace Vae.Realtime.Tests.Live;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Live;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Off-screen runs with the model that comes with the program, under validation, which fails the run.</summary>
[Collection(GpuCollection.Name)]
public sealed class LiveRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _notes = new();

    private LiveOptions Options => new()
    {
        Data = new StreamSpec(StreamKind.Glyphs),
        Headless = true,
        Seconds = 2,
        Width = 240,
        Height = 160,
        OutFolder = _folder.Root,
        Validation = true,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_walks_trains_and_saves_pictures_that_differ()
    {
        // As long as it takes to learn something: kernels may have to be compiled first.
        Patience patience = Patience.Begin();
        (LiveSummary summary, double seconds) = (Walk(2), 2);
        while (summary.Steps == 0 || summary.Images.Count < 4 || summary.Frames < 10)
        {
            patience.Check("steps, pictures and frames");
            seconds *= 2;
            summary = Walk(seconds);
        }

        Assert.NotEmpty(summary.Device);
        Assert.False(summary.Cancelled);

        // A frame a period and no more, but for the two at the ends.
        Assert.InRange(summary.Frames, 10, (LiveOptions.DefaultFramesPerSecond * seconds) + 2);
        Assert.True(summary.FramesPerSecond > 0);
        Assert.InRange(summary.FrameTimes.P50, double.Epsilon, summary.FrameTimes.P99);

        // The shipped model has learned: an untrained one is above 500.
        Assert.InRange(summary.LossFirst!.Value, 50, 150);
        Assert.InRange(summary.LossLast!.Value, 50, 150);
        Assert.InRange(summary.Images.Count, 4, 6);
        Assert.Equal(_folder.Names, summary.Images.Select(Path.GetFileName));
        string[] contents = [.. summary.Images.Select(Content)];
        Assert.Equal(contents.Length, contents.Distinct().Count());
        Assert.Equal(summary.Images.Count, _notes.ToString().Split("Saved ").Length - 1);

        LiveSummary Walk(double seconds)
        {
            Array.ForEach(_folder.Names, name => File.Delete(_folder.File(name)));
            _notes.GetStringBuilder().Clear();
            return LiveRunner.Run(Options with { Seconds = seconds }, _notes);
        }
    }

    // The first thing that anybody sees: what a model has learned, in colour and on its way to something else.
    [Theory]
    [InlineData(null, 0.25)]
    [InlineData("shapes", 0.1)]
    public void It_opens_on_something_that_moves_and_is_in_colour(string? data, double colour)
    {
        // It moves with time, and a run may be over with its first frames where kernels are compiled first.
        LiveOptions options = Options with { Data = data is null ? null : DataSpec.Parse(data), Validation = false };
        Patience patience = Patience.Begin();
        (double coloured, double moved) = Watch(options);
        while (moved <= 0.1)
        {
            patience.Check("another picture");
            options = options with { Seconds = options.Seconds * 2 };
            (coloured, moved) = Watch(options);
        }

        Assert.True(coloured > colour, $"{coloured:P0} of the pixels have a colour.");
    }

    // Which part of the first picture has a colour, and which part of it is another in the last.
    private (double Coloured, double Moved) Watch(LiveOptions options)
    {
        LiveSummary summary = LiveRunner.Run(options, _notes);
        using Image<Rgba32> first = Image.Load<Rgba32>(summary.Images[0]);
        using Image<Rgba32> last = Image.Load<Rgba32>(summary.Images[^1]);
        (int coloured, int moved) = (0, 0);
        for (int y = 0; y < first.Height; y++)
        {
            for (int x = 0; x < first.Width; x++)
            {
                (Rgba32 was, Rgba32 now) = (first[x, y], last[x, y]);
                int most = Math.Max(was.R, Math.Max(was.G, was.B));
                coloured += most - Math.Min(was.R, Math.Min(was.G, was.B)) > 40 ? 1 : 0;
                moved += Math.Abs(was.R - now.R) + Math.Abs(was.G - now.G) + Math.Abs(was.B - now.B) > 6 ? 1 : 0;
            }
        }

        double pixels = first.Width * first.Height;
        return (coloured / pixels, moved / pixels);
    }

    [Fact]
    public void The_same_seed_begins_with_the_same_picture_and_names_go_on()
    {
        _folder.Write("vae-0002.png", []);
        string Run(ulong seed) => Content(LiveRunner.Run(Options with { Seconds = 1e-6, Seed = seed }, _notes).Images[0]);
        string first = Run(1);
        Assert.Equal(first, Run(1));
        Assert.NotEqual(first, Run(2));
        Assert.Contains("vae-0001.png", _folder.Names);
        Assert.Contains("vae-0003.png", _folder.Names);
        Assert.Empty(File.ReadAllBytes(_folder.File("vae-0002.png")));
    }

    [Fact]
    public void Cancelling_ends_it_with_its_summary_and_last_picture()
    {
        using CancellationTokenSource cancel = new();
        using NoteWatch notes = new("Saved", cancel.Cancel);
        LiveSummary summary = LiveRunner.Run(Options with { Seconds = 1000 }, notes, cancel.Token);
        Assert.True(summary.Cancelled);
        Assert.True(summary.Frames > 0);
        Assert.InRange(summary.Images.Count, 1, 2);
    }

    [Fact]
    public void However_short_it_is_there_is_a_frame()
    {
        LiveSummary summary = LiveRunner.Run(Options with { Seconds = 1e-9 }, _notes);
        Assert.Equal((1, false), (summary.Frames, summary.Cancelled));
        Assert.Single(summary.Images);
    }

    [Fact]
    public void What_cannot_be_done_is_said_before_anything_is_shown()
    {
        Assert.Throws<VaeException>(() => LiveRunner.Run(Options with { Width = 0 }, _notes));
        Assert.Throws<VaeException>(() => LiveRunner.Run(Options with { Height = 10_000 }, _notes));
        Assert.Throws<VaeException>(() => LiveRunner.Run(Options with { Seconds = double.NaN }, _notes));
        Assert.Throws<VaeException>(() => LiveRunner.Run(Options with { Model = "nowhere.safetensors" }, _notes));
        Assert.Throws<VaeException>(() => LiveRunner.Run(Options with { Data = new FileSpec("nowhere") }, _notes));
        Assert.Throws<VaeException>(() => LiveRunner.Run(Options with { OutFolder = _folder.File("missing") }, _notes));
        Assert.Empty(_folder.Names);
        Assert.Empty(_notes.ToString());
    }

    private static string Content(string path)
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(path);
        byte[] pixels = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(pixels);
        Assert.Equal((240, 160), (image.Width, image.Height));
        Assert.True(pixels.Where((_, i) => i % 4 == 0).Max() > 128, $"{path} is dark.");
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(pixels));
    }

    /// <summary>Does something when a line is written that begins with a word.</summary>
    private sealed class NoteWatch(string word, Action act) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(word, StringComparison.Ordinal) == true)
            {
                act();
            }
        }
    }
}
