namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Conformance;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public class DeviceTests
{
    private static readonly (string, string?)[] NoDriver = [("VK_DRIVER_FILES", "/nowhere/icd.json"), ("VK_ICD_FILENAMES", "/nowhere/icd.json")];

    [Fact]
    public void Devices_are_listed_by_index_and_name()
    {
        JsonElement[] devices = VaeProcess.Run(".", "devices", "--json").Succeeded().Json();
        Assert.NotEmpty(devices);
        Assert.All(devices, device => Assert.Equal("index name kind driver api_version heap_bytes", VaeResult.Keys(device)));
        Assert.Equal(Enumerable.Range(0, devices.Length), devices.Select(device => device.GetProperty("index").GetInt32()));
        VaeResult table = VaeProcess.Run(".", "devices").Succeeded();
        Assert.Equal(1 + devices.Length, table.Output.Length);
        string all = string.Join('\n', table.Output);
        Assert.All(devices, device => Assert.Contains(device.GetProperty("name").GetString()!, all, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_kernel_conforms_case_by_case() => Conforms();

    [Fact]
    public void Some_kernels_conform_case_by_case() => Conforms("adam", "linear_forward");

    [Fact]
    public void An_unknown_kernel_is_refused_with_those_there_are() =>
        VaeProcess.Run(".", "conform", "--kernel", "adams").Failed(2, "'adams'", "adam, ", "--kernel");

    [Theory]
    [InlineData("devices")]
    [InlineData("conform")]
    [InlineData("train --data glyphs --out m.safetensors")]
    [InlineData("live --headless --seconds 1")]
    public void Without_a_driver_it_says_what_to_install(string arguments)
    {
        using TemporaryFolder folder = new();
        VaeProcess.Run(folder.Root, NoDriver, arguments.Split(' ')).Failed(1, "driver", "apt-get install mesa-vulkan-drivers");
        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData("conform")]
    [InlineData("train --data glyphs --out m.safetensors")]
    [InlineData("live --headless --seconds 1")]
    public void An_unknown_device_is_refused_with_those_there_are(string arguments)
    {
        using TemporaryFolder folder = new();
        VaeProcess.Run(folder.Root, [.. arguments.Split(' '), "--device", "Voodoo"]).Failed(1, "'Voodoo'", "0: ");
        VaeProcess.Run(folder.Root, [("VAE_DEVICE", "99")], arguments.Split(' ')).Failed(1, "'99'", "0: ");
    }

    [Fact]
    public void The_option_goes_before_the_environment() =>
        VaeProcess.Run(".", [("VAE_DEVICE", "Voodoo")], ["conform", "--device", "0", "--kernel", "adam"]).Succeeded();

    // Both ways to print a report; all kernels when none is named.
    private static void Conforms(params string[] kernels)
    {
        string[] command = ["conform", "--device", "0", .. kernels.SelectMany(kernel => new[] { "--kernel", kernel })];
        JsonElement[] cases = VaeProcess.Run(".", [.. command, "--json"]).Succeeded().Json();
        Assert.All(cases, json => Assert.Equal("device kernel case max_error tolerance passed message", VaeResult.Keys(json)));
        Assert.All(cases, json => Assert.True(json.GetProperty("passed").GetBoolean(), json.GetRawText()));
        string[] conforming = [.. cases.Select(json => json.GetProperty("kernel").GetString()!).Distinct()];
        Assert.Equal(kernels.Length == 0 ? ConformanceSuite.All.Select(work => work.Kernel).Distinct() : kernels, conforming);
        if (kernels.Length == 0)
        {
            return;
        }

        VaeResult table = VaeProcess.Run(".", command).Succeeded();
        Assert.All(conforming, kernel => Assert.Contains(table.Output, line => line.StartsWith(kernel + " ", StringComparison.Ordinal)));
        Assert.StartsWith($"{cases.Length} of {cases.Length} cases passed", table.Output[^1], StringComparison.Ordinal);
    }
}
