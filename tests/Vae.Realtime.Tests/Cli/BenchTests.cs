namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class BenchTests : IDisposable
{
    private const string Members = "device driver suite name value p25 p75 unit share cpu_ms";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_measures_the_rate_its_kernels_and_that_nothing_is_allocated()
    {
        Dictionary<string, JsonElement> figures = Measure("train");
        foreach (string model in new[] { "784-400-20", "784-512-256-64" })
        {
            foreach (int batch in new[] { 32, 128, 512 })
            {
                string name = $"{model} batch {batch}";
                AssertRate(figures[name], "images/s");
                AssertRate(figures[$"{name} step"], "ms");
                Assert.True(figures[name].GetProperty("cpu_ms").GetDouble() > 0);
                Assert.Equal(0, figures[$"{name} allocated per step"].GetProperty("value").GetDouble());
                JsonElement[] kernels =
                [
                    .. figures.Where(figure => figure.Key.StartsWith($"{name} kernel ", StringComparison.Ordinal)).Select(figure => figure.Value),
                ];
                Assert.Contains($"{name} kernel linear_forward", kernels.Select(Name));
                Assert.Equal(1, kernels.Sum(kernel => kernel.GetProperty("share").GetDouble()), 6);
                Assert.InRange(Value($"{name} dispatches per step"), kernels.Length, 100);
            }
        }

        Assert.Equal(Operations400(128), Value("784-400-20 batch 128 floor of operations per step"), 6);

        // Of one ceiling, which is measured with them and is none of the figures.
        double[] ceilings = [.. figures.Where(figure => figure.Key.EndsWith(" products of the whole step", StringComparison.Ordinal))
            .Select(figure => figure.Value.GetProperty("value").GetDouble() / figure.Value.GetProperty("share").GetDouble())];
        Assert.Equal(6, ceilings.Length);
        Assert.All(ceilings, ceiling => Assert.Equal(1, ceiling / ceilings[0], 1e-3));
        Assert.True(ceilings[0] > 0);

        double Value(string name) => figures[name].GetProperty("value").GetDouble();
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Gemm_measures_every_product_against_the_ceiling()
    {
        Dictionary<string, JsonElement> figures = Measure("gemm");
        AssertRate(figures["triad of 32 MiB arrays"], "GB/s");
        AssertRate(figures["arithmetic in registers"], "GFLOP/s");
        foreach (string product in new[]
        {
            "forward 784-400 batch 128",
            "backward input 512-512 batch 512",
            "backward weight 64-256 batch 32",
            "forward convolution 28x28x1 to 14x14x32 batch 128",
            "backward transposed convolution 7x7x64 to 14x14x32 batch 128",
        })
        {
            AssertRate(figures[product], "GFLOP/s");
            Assert.InRange(figures[product].GetProperty("share").GetDouble(), 1e-6, 1);
        }

        // Ten layers at three batch sizes and the square, three products each; four convolutions forward and backward; the two ceilings.
        Assert.Equal((((10 * 3) + 1) * 3) + (4 * 2) + 2, figures.Count);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Conv_measures_every_layer_by_both_methods()
    {
        Dictionary<string, JsonElement> figures = Measure("conv");
        Assert.Equal(8 * 2 * 2, figures.Count);
        Assert.All(figures.Values, figure => AssertRate(figure, "GFLOP/s"));
        foreach (string pass in new[] { "forward", "backward" })
        {
            Assert.Contains($"{pass} 3x3 convolution by sums 8x8x128 to 8x8x128 batch 32", figures.Keys);
            Assert.Contains($"{pass} 3x3 convolution by Winograd 8x8x128 to 8x8x128 batch 32", figures.Keys);
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Decode_measures_a_frame_of_every_scene()
    {
        Dictionary<string, JsonElement> figures = Measure("decode");
        foreach (string model in new[] { "784-400-20", "784-512-256-64" })
        {
            foreach (string scene in new[] { "single", "grid", "field", "compare", "traversal" })
            {
                AssertRate(figures[$"{model}, {scene}, from submit to finish"], "ms");
                AssertRate(figures[$"{model}, {scene}, frame after frame"], "ms");
                AssertRate(figures[$"{model}, {scene}, kernel compose_image"], "us");
            }

            AssertRate(figures[$"{model}, field, kernel cross_fade"], "us");
            AssertRate(figures[$"{model}, compare, kernel linear_forward"], "us");
        }

        AssertRate(figures["784-400-20, single, kernel decode_one"], "us");
        Assert.Equal(3, figures["784-400-20, single, dispatches"].GetProperty("value").GetDouble());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Startup_measures_this_process_and_new_ones()
    {
        Dictionary<string, JsonElement> figures = Measure("startup");
        foreach (string start in new[] { "in this process", "new process, warm caches", "new process, empty caches" })
        {
            double phases = Value($"{start}: device open") + Value($"{start}: model load") + Value($"{start}: first step");
            Assert.True(Value($"{start}: device open") > 0);
            Assert.True(Value($"{start}: all") >= phases * 0.999, $"{start}: {Value($"{start}: all")} s of {phases} s");
        }

        double Value(string name) => figures[name].GetProperty("value").GetDouble();
    }

    [Fact]
    public void Startup_without_a_temporary_folder_is_refused_in_one_line() => VaeProcess
        .Run(
            _folder.Root,
            [("TMPDIR", "/nowhere"), ("TEMP", "Z:\\nowhere"), ("TMP", "Z:\\nowhere")],
            ["bench", "--suite", "startup", "--seconds", "0.001"])
        .Failed(1, "nowhere", OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR");

    [Fact]
    [Trait("Category", "Long")]
    public void Live_measures_frames_and_the_part_of_training_that_is_left()
    {
        Dictionary<string, JsonElement> figures = Measure("live");
        JsonElement alone = figures["training alone"];
        AssertRate(alone, "images/s");
        JsonElement between = figures["training between frames of 1280x720"];
        Assert.Equal(
            between.GetProperty("value").GetDouble() / alone.GetProperty("value").GetDouble(), between.GetProperty("share").GetDouble(), 1e-3);
        double median = figures["from frame to frame at 1280x720, median"].GetProperty("value").GetDouble();
        Assert.InRange(median, double.Epsilon, figures["from frame to frame at 1280x720, 99th percentile"].GetProperty("value").GetDouble());
    }

    [Fact]
    public void People_get_a_table()
    {
        VaeResult result = VaeProcess.Run(_folder.Root, "bench", "--suite", "decode", "--seconds", "0.001").Succeeded();
        Assert.Matches("^decode +Median +25% +75% +Unit +Share +CPU ms$", result.Output[1]);
        Assert.Contains(result.Output, line => line.StartsWith("784-400-20, single, frame after frame ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_suite_is_refused_with_the_known_ones() =>
        VaeProcess.Run(_folder.Root, "bench", "--suite", "fast").Failed(2, "--suite", "gemm, conv, train, decode, startup, live, all", "fast");

    [Fact]
    [Trait("Category", "Long")]
    public void Retuning_says_so_and_measures_again_what_is_known()
    {
        (string, string?)[] environment = [("XDG_CACHE_HOME", _folder.Root)];
        string[] arguments = ["bench", "--suite", "decode", "--seconds", "0.001", "--retune"];
        VaeResult first = VaeProcess.Run(_folder.Root, environment, arguments).Succeeded();
        string file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Root, "vae.realtime"), "tuning-*.json"));
        Assert.Equal($"measuring the kernel variants of 10 products again; the choices are kept in '{file}'", first.Output[1]);

        // No device chooses both of these: one is for software drivers, one for all others.
        File.WriteAllText(file, """{"tiles": {"Forward 16x784x400": "8x8/8", "Forward 1x784x400": "4x4/64 staged"}}""");
        VaeResult again = VaeProcess.Run(_folder.Root, environment, [.. arguments, "--json"]);
        Assert.Equal(0, again.ExitCode);
        Assert.StartsWith("measuring the kernel variants of 10 products again", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.All(again.Json(), line => Assert.Equal(Members, VaeResult.Keys(line)));
        JsonElement[] tiles =
        [
            .. JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("tiles").EnumerateObject().Select(tile => tile.Value),
        ];
        Assert.Equal(10, tiles.Length);
        Assert.True(tiles.All(tile => IsForProcessors(tile.GetString()!) || tile.GetString() == "4x4/64")
            || tiles.All(tile => !IsForProcessors(tile.GetString()!)), "a choice is not this kind of device's");
    }

    // Groups of one vector of lanes.
    private static bool IsForProcessors(string tile) =>
        tile.EndsWith("/8", StringComparison.Ordinal) || tile.EndsWith("/8 shuffled", StringComparison.Ordinal);

    // 784-400, 400-40, 20-400, 400-784: forward and by the weights; by the inputs, all but the first.
    private static double Operations400(int batch) =>
        2.0 * batch * ((3 * ((784 * 400) + (400 * 40) + (20 * 400) + (400 * 784))) - (784 * 400)) / 1e6;

    private static string Name(JsonElement figure) => figure.GetProperty("name").GetString()!;

    private static void AssertRate(JsonElement figure, string unit)
    {
        Assert.Equal(unit, figure.GetProperty("unit").GetString());
        double low = figure.GetProperty("p25").GetDouble();
        Assert.True(low > 0, Name(figure));
        Assert.InRange(figure.GetProperty("value").GetDouble(), low, figure.GetProperty("p75").GetDouble());
    }

    private Dictionary<string, JsonElement> Measure(string suite)
    {
        JsonElement[] lines = VaeProcess.Run(_folder.Root, "bench", "--suite", suite, "--seconds", "0.001", "--json").Succeeded().Json();
        Assert.All(lines, line => Assert.Equal(Members, VaeResult.Keys(line)));
        Assert.All(lines, line => Assert.Equal(suite, line.GetProperty("suite").GetString()));
        return lines.ToDictionary(Name);
    }
}
