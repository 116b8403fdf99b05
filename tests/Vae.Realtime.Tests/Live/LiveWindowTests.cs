namespace Vae.Realtime.Tests.Live;

using System.Text.RegularExpressions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>The built program on a display of its own, worked by keys and mouse; every one is judged by its effect.</summary>
[Collection(CliCollection.Name)]
public sealed partial class LiveWindowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string[] Shots => Directory.Exists(_folder.File("shots")) ? Directory.GetFiles(_folder.File("shots"), "vae-*.png") : [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mouse_and_keys_do_what_they_promise() => OnDisplay(display =>
    {
        using LiveUser user = new(display, _folder.Root, 480, 270);
        user.Until(() => user.Steps > 0, "training");
        user.Press("Tab");
        user.Press("space");
        user.Until(() => user.Title.Contains("paused", StringComparison.Ordinal), "the pause");
        user.Until(user.IsStill, "the picture to rest in the pause");
        user.Until(() => user.FramesPerSecond > 0, "frames in the pause");
        int steps = user.Steps;

        string pair = Pair(user);
        user.Changes(() => user.Drag(0.3, 0.2), "the drag");
        user.Until(user.IsStill, "the picture to rest after the drag");
        user.TurnWheel();
        user.Until(() => Pair(user) != pair, "the next pair");
        user.Changes(() => user.Drag(-0.3, -0.2), "the drag of another pair");
        user.Until(user.IsStill, "the picture to rest after the drag");
        user.Changes(() => user.Press("r"), "a random latent");
        user.Until(user.IsStill, "the picture to rest at the random latent");

        user.Press("w");
        user.Until(() => user.Title.Contains("walking", StringComparison.Ordinal), "the walk");
        user.Until(() => !user.IsStill(), "the walk to move");
        user.Press("w");
        user.Until(user.IsStill, "the walk to end");

        user.Press("s");
        user.Until(() => Shots.Length == 1, "a PNG");
        AssertSameAs(user, Shots[0]);

        // In all that time nothing was learned.
        Assert.Equal(steps, user.Steps);
        user.Press("space");
        user.Until(() => user.Steps > steps, "training to go on");
        user.Press("Escape");
        Assert.Contains(user.Wait().Succeeded().Output, line => line.Contains("training steps", StringComparison.Ordinal));
    });

    [Fact]
    public void It_can_be_resized_minimised_and_closed_while_it_trains() => OnDisplay(display =>
    {
        using LiveUser user = new(display, _folder.Root, 480, 270);
        user.Until(() => user.Steps > 0, "training");
        user.Press("Tab");
        foreach ((int width, int height) in new[] { (300, 500), (641, 123), (64, 64), (500, 301) })
        {
            int before = user.Steps;
            user.Resize(width, height);
            user.Until(user.ShowsPicture, $"a picture of {width}x{height}");
            user.Until(() => user.Steps > before, "training after a change of size");
        }

        user.SetMinimised(true);
        user.Until(() => user.FramesPerSecond == 0, "frames to stop");
        int steps = user.Steps;
        user.Until(() => user.Steps > steps, "training behind");
        user.SetMinimised(false);
        user.Until(() => user.FramesPerSecond > 0, "frames to come back");
        user.Until(user.ShowsPicture, "the picture to come back");

        user.Close();
        user.Wait().Succeeded();
    });

    // The two strongest dimensions of the model, and then the next two: which these are, its file knows.
    private static string Pair(LiveUser user)
    {
        Match match = PairInTitle().Match(user.Title);
        Assert.True(match.Success, user.Title);
        return match.Value;
    }

    [GeneratedRegex(@"drag z\d+ z\d+")]
    private static partial Regex PairInTitle();

    // All but the lowest lines, where it is said that the picture was saved.
    private static void AssertSameAs(LiveUser user, string path)
    {
        const int Told = 40;
        using Image<Rgba32> image = Image.Load<Rgba32>(path);
        Assert.Equal((user.Width, user.Height), (image.Width, image.Height));
        byte[] saved = new byte[user.Width * user.Height * 4];
        image.CopyPixelDataTo(saved);
        byte[] shown = user.Look();
        for (int i = 0; i < saved.Length - (Told * user.Width * 4); i++)
        {
            Assert.True(i % 4 == 3 || saved[i] == shown[(i / 4 * 4) + 2 - (i % 4)], $"The PNG differs from the window at byte {i}.");
        }
    }

    // Where there is no X server to be had, what is left to test is that the program does without.
    private void OnDisplay(Action<VirtualDisplay> test)
    {
        using VirtualDisplay? display = VirtualDisplay.TryStart(1024, 768);
        if (display is not null)
        {
            test(display);
            return;
        }

        VaeResult result = VaeProcess.Run(
            _folder.Root, [("DISPLAY", null), ("WAYLAND_DISPLAY", null)], ["live", "--seconds", "0.5", "--out", "shots"]);
        Assert.Contains(result.Succeeded().Output, line => line.Contains("off screen", StringComparison.Ordinal));
    }
}
