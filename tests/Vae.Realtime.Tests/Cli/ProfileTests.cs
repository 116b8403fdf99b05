namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>The traces of <c>--profile</c>.</summary>
[Collection(CliCollection.Name)]
public sealed class ProfileTests : IDisposable
{
    // Without the batch source, which is the data's.
    private static readonly string[] KernelsOfAStep =
    [
        "linear_forward", "reparameterise", "linear_bernoulli", "linear_backward_weight", "linear_backward_input",
        "reparameterise_backward", "step_end", "adam",
    ];

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_writes_a_trace_with_every_kernel_and_learns_the_same()
    {
        TinyData.Train(_folder, "plain.safetensors");
        TinyData.Train(_folder, "profiled.safetensors", "--profile", "trace.json");
        Assert.Equal(File.ReadAllBytes(_folder.File("plain.safetensors")), File.ReadAllBytes(_folder.File("profiled.safetensors")));

        // Two epochs of five steps, of which the first is the warm-up.
        JsonElement[] events = Events("trace.json");
        JsonElement[] kernels = Row(events, "kernel");
        Assert.Equal(["gather", .. KernelsOfAStep], kernels.Select(Name).Distinct());
        Assert.Equal(8, kernels.Count(kernel => Name(kernel) == "adam"));
        Assert.All(kernels, kernel =>
        {
            Assert.StartsWith(Name(kernel), kernel.GetProperty("args").GetProperty("variant").GetString(), StringComparison.Ordinal);
            Assert.Matches(@"^\d+x\d+x\d+$", kernel.GetProperty("args").GetProperty("groups").GetString());
        });
        Assert.Equal(
            Enumerable.Range(0, 8).SelectMany(i => new[] { $"submit step {Step(i)}", $"wait for step {Step(i)}" }),
            Row(events, "host").Select(Name));
    }

    [Fact]
    public void A_live_run_writes_a_trace_of_frames_and_steps()
    {
        VaeProcess.Run(
            _folder.Root, "live", "glyphs", "--headless", "--seconds", "1", "--size", "64x64", "--out", "shots",
            "--profile", "live.json").Succeeded();
        JsonElement[] events = Events("live.json");
        string[] kernels = [.. Row(events, "kernel").Select(Name).Distinct()];
        Assert.Empty(KernelsOfAStep.Append("glyphs").Append("compose_image").Except(kernels));
        Assert.Contains("submit frame 1", Row(events, "host").Select(Name));
    }

    [Fact]
    public void A_trace_that_cannot_be_written_is_refused_before_the_training()
    {
        VaeProcess.Run(_folder.Root, ["train", .. TinyData.Options, "--out", "m.safetensors", "--profile", "no/trace.json"])
            .Failed(1, "no/trace.json", "does not exist");
        VaeProcess.Run(_folder.Root, ["train", .. TinyData.Options, "--out", "m.safetensors", "--profile", "trace.txt"])
            .Failed(2, "--profile", ".json", "trace.txt");
        Assert.Equal([TinyData.Name], _folder.Names);
    }

    private static int Step(int index) => (index / 4 * 5) + (index % 4) + 2;

    private static string Name(JsonElement traced) => traced.GetProperty("name").GetString()!;

    private static JsonElement[] Row(JsonElement[] events, string category) =>
        [.. events.Where(traced => traced.TryGetProperty("cat", out JsonElement cat) && cat.GetString() == category)];

    private JsonElement[] Events(string file)
    {
        using JsonDocument trace = JsonDocument.Parse(File.ReadAllBytes(_folder.File(file)));
        JsonElement[] events = [.. trace.RootElement.GetProperty("traceEvents").Clone().EnumerateArray()];
        JsonElement[] complete = [.. events.Where(traced => traced.GetProperty("ph").GetString() == "X")];
        Assert.NotEmpty(complete);
        Assert.All(complete, traced => Assert.True(traced.GetProperty("dur").GetDouble() > 0, $"{Name(traced)} took no time"));
        foreach (IGrouping<int, JsonElement> row in complete.GroupBy(traced => traced.GetProperty("tid").GetInt32()))
        {
            double[] starts = [.. row.Select(traced => traced.GetProperty("ts").GetDouble())];
            Assert.Equal(starts.Order(), starts);
        }

        return events;
    }
}
