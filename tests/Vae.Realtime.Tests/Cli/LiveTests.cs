namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class LiveTests : IDisposable
{
    private static readonly string[] Model = ["live", "--data", TinyData.Name, "--model", "m.safetensors", "--size", "320x180", "--out", "shots"];
    private static readonly (string, string?)[] NoDisplay = [("DISPLAY", null), ("WAYLAND_DISPLAY", null)];

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public LiveTests() => TinyData.Train(_folder, "m.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Off_screen_it_writes_pictures_and_ends_with_the_documented_object()
    {
        VaeResult result = VaeProcess.Run(_folder.Root, [.. Model, "--headless", "--seconds", "1", "--json"]);
        Assert.Equal(0, result.ExitCode);
        JsonElement summary = Assert.Single(result.Json());
        Assert.Equal(
            "device frames fps frame_ms(p50 p99) steps images_per_second training_share loss_first loss_last images", VaeResult.Keys(summary));
        Assert.True(summary.GetProperty("frames").GetInt64() > 0, "no frames");
        string[] images = [.. summary.GetProperty("images").EnumerateArray().Select(image => image.GetString()!)];
        Assert.NotEmpty(images);
        Assert.All(
            images, image => Assert.Equal(Path.GetFullPath(_folder.File("shots")), Path.GetDirectoryName(Path.GetFullPath(image, _folder.Root))));
        Assert.All(images, image => Assert.True(File.Exists(Path.Combine(_folder.Root, image)), image));
    }

    [Theory]
    [InlineData("textures")]
    [InlineData("shapes")]
    [InlineData(TinyData.Name)]
    public void One_word_says_what_to_show_and_a_model_for_it_is_there(string word)
    {
        VaeResult result = VaeProcess.Run(
            _folder.Root, ["live", word, "--headless", "--seconds", "0.5", "--size", "320x180", "--out", "shots", "--json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.True(Assert.Single(result.Json()).GetProperty("frames").GetInt64() > 0, "no frames");
    }

    [Theory]
    [InlineData("textures")]
    [InlineData("shapes")]
    [InlineData("glyphs")]
    public void A_model_alone_goes_on_with_the_stream_that_fits_it(string stream)
    {
        string model = Path.Combine(Repository.Root, "assets", "models", $"{stream}.safetensors");
        VaeResult result = VaeProcess.Run(
            _folder.Root, ["live", model, "--headless", "--seconds", "0.5", "--size", "320x180", "--out", "shots", "--json"]);
        Assert.True(Assert.Single(result.Json()).GetProperty("frames").GetInt64() > 0, "no frames");
    }

    [Theory]
    [InlineData("m.safetensors", "--model", "m.safetensors")]
    [InlineData("glyphs", "--data", "glyphs")]
    [InlineData("s.json", "--session", "s.json")]
    public void What_to_show_is_said_once(string word, string option, string value)
    {
        VaeResult result = VaeProcess.Run(_folder.Root, "live", word, option, value, "--headless");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(option, Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void What_training_takes_it_takes_too()
    {
        // As long as it takes to a step, however busy the machine is.
        JsonElement summary = default;
        int seconds = 4;
        Patience.Until(() => Run() > 0, "a step", () => seconds *= 2);

        long Run()
        {
            VaeResult result = VaeProcess.Run(
                _folder.Root,
                [
                    "live", TinyData.Name, "--fresh", "--arch", "conv", "--latent", "3", "--likelihood", "gaussian:0.2",
                    "--batch", "16", "--lr", "0.002", "--beta", "0.5",
                    "--train-share", "0.3:0.9", "--headless", "--seconds", $"{seconds}", "--size", "320x180", "--out", "shots", "--json",
                ]);
            Assert.Equal(0, result.ExitCode);
            summary = Assert.Single(result.Json());
            return summary.GetProperty("steps").GetInt64();
        }

        Assert.InRange(summary.GetProperty("training_share").GetDouble(), 0.01, 1);
    }

    [Theory]
    [InlineData("--arch", "conv")]
    [InlineData("--latent", "5")]
    public void A_new_architecture_and_another_model_are_not_asked_for_at_once(string option, string value) => VaeProcess
        .Run(_folder.Root, [.. Model, "--headless", option, value]).Failed(2, option, "--model");

    [Theory]
    [InlineData("1")]
    [InlineData("0.5:0.2")]
    [InlineData("0.1:0.2:0.3")]
    [InlineData("much")]
    public void A_share_that_cannot_be_is_refused(string share) => VaeProcess
        .Run(_folder.Root, [.. Model, "--headless", "--train-share", share]).Failed(2, "--train-share", $"'{share}'");

    [Fact]
    public void Without_a_display_it_renders_off_screen()
    {
        VaeResult result = VaeProcess.Run(_folder.Root, NoDisplay, [.. Model, "--seconds", "0.5"]).Succeeded();
        Assert.Contains(result.Output, line => line.Contains("off screen", StringComparison.Ordinal));
        Assert.Contains(result.Output, line => line.Contains(" fps", StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(_folder.File("shots"), "*.png"));
    }

    [Fact]
    public void An_interruption_ends_it_with_its_summary()
    {
        using VaeProcess live = VaeProcess.Start(_folder.Root, [.. Model, "--headless", "--seconds", "100"]);
        live.ReadLine();
        live.Send("TERM");
        VaeResult result = live.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains(result.Output, line => line.Contains(" fps", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_learned_until_a_signal_is_recovered()
    {
        (string, string?)[] state = [("XDG_STATE_HOME", _folder.File("state"))];
        VaeResult result = Interrupted("HUP", state);
        Assert.Single(result.Output, line => line.Contains("vae live --recover", StringComparison.Ordinal));
        string folder = Path.Combine(_folder.File("state"), "vae.realtime", "recovery");
        Assert.Equal(2, Directory.GetFiles(folder).Length);

        // It is whole, and it is what the next one begins with: nothing is learned, so it is kept again as it was.
        string[] again = ["live", "--recover", "--headless", "--seconds", "0.5", "--train-share", "0:0", "--size", "320x180", "--out", "shots"];
        Assert.Equal(
            result.Output.Single(line => line.Contains("--recover", StringComparison.Ordinal)),
            VaeProcess.Run(_folder.Root, state, again).Succeeded().Output.Single(line => line.Contains("--recover", StringComparison.Ordinal)));
        Assert.Equal(4, Directory.GetFiles(folder).Length);
    }

    // So late that it has learned something, however busy the machine is.
    private VaeResult Interrupted(string signal, (string, string?)[] state)
    {
        VaeResult? result = null;
        int wait = 250;
        Patience.Until(() => result?.Output.Any(line => line.Contains(" training steps", StringComparison.Ordinal)) == true, "a step", () =>
        {
            using VaeProcess live = VaeProcess.Start(_folder.Root, state, [.. Model, "--headless", "--seconds", "1000"]);
            live.ReadLine();
            Thread.Sleep(wait *= 2);
            live.Send(signal);
            live.TrySend(signal);
            result = live.Wait();
            Assert.Equal(130, result.ExitCode);
        });
        return result!;
    }

    [Fact]
    public void Where_there_is_nothing_to_recover_that_is_said() => VaeProcess
        .Run(_folder.Root, [("XDG_STATE_HOME", _folder.File("nothing"))], ["live", "--recover", "--headless", "--out", "shots"])
        .Failed(1, "nothing to recover");

    [Fact]
    public void Data_of_another_shape_than_the_model_are_refused() => VaeProcess
        .Run(_folder.Root, "live", "--headless", "--model", "m.safetensors", "--out", "shots").Failed(1, "28x28x1", "8x8x1");

    [Fact]
    public void A_file_is_no_folder_for_pictures()
    {
        _folder.Write("plain", [1]);
        VaeProcess.Run(_folder.Root, "live", "--headless", "--model", "m.safetensors", "--out", "plain").Failed(1, "'plain'");
        VaeProcess.Run(_folder.Root, "live", "--headless", "--model", "m.safetensors", "--out", TinyData.Name).Failed(2, $"'{TinyData.Name}'");
    }
}
