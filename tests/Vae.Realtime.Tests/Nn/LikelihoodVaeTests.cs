namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Whole models whose likelihood has a learned scale, against PyTorch: see tests/fixtures/make_likelihood_fixtures.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class LikelihoodVaeTests(GpuFixture gpu)
{
    private const string Vgg = "vgg/vgg.safetensors";
    private const string Gaussian = "gaussian/gaussian_learned.safetensors";

    [Theory]
    [InlineData(Vgg, 0)]
    [InlineData(Vgg, 3)]
    [InlineData(Gaussian, 0)]
    [InlineData(Gaussian, 4)]
    public void Computes_what_PyTorch_does(string path, int more)
    {
        new ModelFixture(path).AssertPass(gpu.Device, more);
        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData(Vgg, null)]
    [InlineData(Vgg, "encoder.")]
    [InlineData(Vgg, "encoder.1.,encoder.4.,decoder.5.")]
    [InlineData(Gaussian, null)]
    [InlineData(Gaussian, "decoder.,output.")]
    [InlineData(Gaussian, "encoder.,posterior,decoder.")]
    public void Learns_what_PyTorch_does(string path, string? frozen)
    {
        new ModelFixture(path).AssertTraining(gpu.Device, new TrainerOptions { Freeze = frozen });
        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData(Vgg)]
    [InlineData(Gaussian)]
    public void The_architecture_keeps_its_text_and_PyTorchs_names(string path) => new ModelFixture(path).AssertNames();

    /// <summary>The fixture differs from the preset in its widths alone.</summary>
    [Fact]
    public void The_fixture_is_the_preset_with_fewer_channels()
    {
        VaeArchitecture fixture = new ModelFixture(Vgg).Architecture;
        VaeArchitecture preset = Presets.Create("vgg", new Shape(8, 8, 3), new PresetSize(null, null));
        Assert.Equal(Kinds(preset.Encoder), Kinds(fixture.Encoder));
        Assert.Equal(Kinds(preset.Decoder), Kinds(fixture.Decoder));
        Assert.Equal((preset.Likelihood, preset.Output), (fixture.Likelihood, fixture.Output));
    }

    private static string[] Kinds(IEnumerable<LayerSpec> layers) => [.. layers.Select(layer => layer switch
    {
        ConvSpec conv => $"{conv.Kernel}, {conv.Stride}, {conv.Padding}, {conv.Activation}",
        _ => layer.GetType().Name,
    })];
}
