namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A small convolutional VAE against PyTorch: see tests/fixtures/make_conv_fixture.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class ConvVaeTests(GpuFixture gpu)
{
    private const string Architecture =
        "{\"input\":{\"height\":6,\"width\":6,\"channels\":3},"
        + "\"encoder\":[{\"type\":\"conv\",\"out\":10,\"kernel\":3,\"stride\":2,\"padding\":1,\"activation\":\"relu\"},"
        + "{\"type\":\"conv\",\"out\":9,\"kernel\":2,\"stride\":1,\"padding\":0,\"activation\":\"tanh\"}],"
        + "\"latent\":3,"
        + "\"decoder\":[{\"type\":\"conv_transpose\",\"out\":11,\"kernel\":3,\"stride\":1,\"padding\":0,"
        + "\"output_padding\":0,\"activation\":\"leaky_relu\"}],"
        + "\"output\":{\"type\":\"conv_transpose\",\"out\":3,\"kernel\":3,\"stride\":2,\"padding\":1,\"output_padding\":1,\"activation\":\"none\"},"
        + "\"likelihood\":\"bernoulli\"}";

    private readonly ModelFixture _fixture = new("conv/conv_vae.safetensors", Architecture);

    /// <summary>A batch larger than its examples: those past them must contribute nothing.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Computes_what_PyTorch_does(int more)
    {
        _fixture.AssertPass(gpu.Device, more);
        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void The_architecture_keeps_its_text_and_PyTorchs_names() => _fixture.AssertNames();

    [Fact]
    public void Strides_and_paddings_need_not_be_given() => Assert.Equal(
        Architecture,
        VaeArchitecture.Parse(
            Architecture
                .Replace(",\"stride\":1,\"padding\":0,\"output_padding\":0", "", StringComparison.Ordinal)
                .Replace(",\"stride\":1,\"padding\":0", "", StringComparison.Ordinal),
            "test").ToJson());

    [Theory]
    [InlineData("\"kernel\":2", "\"kernel\":4", "a convolution with kernel 4 and padding 0 does not fit on 3x3x10")]
    [InlineData("\"kernel\":2", "\"kernel\":0", "encoder[1].kernel must be")]
    [
        InlineData(
            "\"stride\":2,\"padding\":1,\"activation\":\"relu\"", "\"stride\":0,\"padding\":1,\"activation\":\"relu\"", "encoder[0].stride must be"),
    ]
    [InlineData("\"out\":10", "\"out\":0", "encoder[0].out must be")]
    [InlineData("\"output_padding\":1", "\"output_padding\":2", "the output padding of a convolution must be less than its stride 2, not 2")]
    [InlineData("\"output_padding\":1", "\"output_padding\":0", "the output layer makes 5x5x3")]
    [InlineData("\"kernel\":3,\"stride\":1,\"padding\":0", "\"kernel\":3,\"stride\":1,\"padding\":2", "leaves nothing of 1x1x3")]
    [InlineData("\"kernel\":3,\"stride\":1", "\"kernel\":3,\"step\":1", "decoder[0].step is not known")]
    public void Mistakes_are_named(string right, string wrong, string mention)
    {
        VaeException error = Assert.Throws<VaeException>(
            () => VaeArchitecture.Parse(Architecture.Replace(right, wrong, StringComparison.Ordinal), "test"));
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
    }
}
