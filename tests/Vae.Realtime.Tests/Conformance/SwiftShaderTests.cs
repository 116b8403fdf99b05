namespace Vae.Realtime.Tests.Conformance;

using System.Text.Json;
using Vae.Realtime.Tests.Cli;
using Xunit;

/// <summary>A second driver: SwiftShader, in a process of its own because drivers are chosen once a process.</summary>
[Collection(CliCollection.Name)]
public sealed class SwiftShaderTests
{
    /// <summary>Set by the launcher to SwiftShader's driver file where there is one.</summary>
    private const string DriverFile = "VAE_SWIFTSHADER_ICD";

    [Fact]
    [Trait("Category", "Long")]
    public void Every_kernel_conforms() => Conforms();

    // One of every sort: data, noise, products in both forms, a reduction, an update, a picture.
    [Fact]
    public void Some_kernels_conform() =>
        Conforms("gather", "glyphs", "linear_bernoulli", "column_sums", "step_end", "adam", "decode_one", "compose_image");

    private static void Conforms(params string[] kernels)
    {
        // The launcher has said so where SwiftShader is missing; there is nothing to test then.
        if (Environment.GetEnvironmentVariable(DriverFile) is not { Length: > 0 } driver)
        {
            return;
        }

        (string, string?)[] environment = [("VK_DRIVER_FILES", driver), ("VK_ICD_FILENAMES", driver)];
        string[] command = ["conform", "--device", "all", "--json", .. kernels.SelectMany(kernel => new[] { "--kernel", kernel })];
        JsonElement[] cases = VaeProcess.Run(".", environment, command).Succeeded().Json();
        Assert.NotEmpty(cases);
        Assert.All(cases, json => Assert.Contains("SwiftShader", json.GetProperty("device").GetString(), StringComparison.Ordinal));
        Assert.All(cases, json => Assert.True(json.GetProperty("passed").GetBoolean(), json.GetRawText()));
    }
}
