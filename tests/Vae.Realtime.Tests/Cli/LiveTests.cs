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
        Assert.Equal("device frames fps frame_ms(p50 p99) steps images_per_second loss_first loss_last images", VaeResult.Keys(summary));
        Assert.True(summary.GetProperty("frames").GetInt64() > 0, "no frames");
        string[] images = [.. summary.GetProperty("images").EnumerateArray().Select(image => image.GetString()!)];
        Assert.NotEmpty(images);
        Assert.All(images, image => Assert.Equal(Path.GetFullPath(_folder.File("shots")), Path.GetDirectoryName(Path.GetFullPath(image, _folder.Root))));
        Assert.All(images, image => Assert.True(File.Exists(Path.Combine(_folder.Root, image)), image));
    }

    [Theory]
    [InlineData("textures")]
    [InlineData("shapes")]
    [InlineData(TinyData.Name)]
    public void One_word_says_what_to_show_and_a_model_for_it_is_there(string word)
    {
        VaeResult result = VaeProcess.Run(_folder.Root, ["live", word, "--headless", "--seconds", "0.5", "--size", "320x180", "--out", "shots", "--json"]);
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
        VaeResult result = VaeProcess.Run(_folder.Root, ["live", model, "--headless", "--seconds", "0.5", "--size", "320x180", "--out", "shots", "--json"]);
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
    public void Data_of_another_shape_than_the_model_are_refused() => VaeProcess
        .Run(_folder.Root, "live", "--headless", "--model", "m.safetensors", "--out", "shots").Failed(1, "28x28x1", "8x8x1");

    [Fact]
    public void A_file_is_no_folder_for_pictures() => VaeProcess
        .Run(_folder.Root, "live", "--headless", "--model", "m.safetensors", "--out", TinyData.Name).Failed(1, $"'{TinyData.Name}'");
}
