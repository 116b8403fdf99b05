namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Live;
using Xunit;

public sealed class StartingModelTests
{
    [Theory]
    [InlineData(32, 32)]
    [InlineData(64, 48)]
    [InlineData(30, 30)]
    [InlineData(45, 45)]
    [InlineData(33, 33)]
    public void Colour_pictures_get_convolutions(int height, int width)
    {
        VaeArchitecture made = StartingModel.Architecture(new Shape(height, width, 3), new PresetSize());
        Assert.Contains(made.Encoder, layer => layer is ConvSpec);
        Assert.Equal(LikelihoodFamily.CalibratedGaussian, made.Likelihood.Family);
        Assert.Equal(new Shape(height, width, 3), made.Input);
    }

    [Fact]
    public void A_latent_that_is_asked_for_is_had() =>
        Assert.Equal(7, StartingModel.Architecture(new Shape(32, 32, 3), new PresetSize(Latent: 7)).Latent);

    [Fact]
    public void A_size_that_no_convolutions_can_undo_gets_a_plain_model() =>
        Assert.Equal(new Shape(100, 75, 3), StartingModel.Architecture(new Shape(100, 75, 3), new PresetSize()).Input);

    [Fact]
    public void Grey_pictures_and_rows_of_numbers_get_a_plain_model()
    {
        Assert.DoesNotContain(StartingModel.Architecture(new Shape(28, 28, 1), new PresetSize()).Encoder, layer => layer is ConvSpec);
        Assert.Equal(9, StartingModel.Architecture(new Shape(9, 1, 1), new PresetSize()).Input.Length);
    }
}
