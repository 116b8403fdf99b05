namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A small LSTM VAE against PyTorch: see tests/fixtures/make_lstm_fixture.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class LstmVaeTests(GpuFixture gpu)
{
    private const string Architecture =
        "{\"input\":{\"height\":7,\"width\":1,\"channels\":1},"
        + "\"encoder\":[{\"type\":\"lstm\",\"hidden\":8,\"return_sequences\":true},{\"type\":\"lstm\",\"hidden\":6,\"return_sequences\":false}],"
        + "\"latent\":3,"
        + "\"decoder\":[{\"type\":\"repeat\",\"count\":7},{\"type\":\"lstm\",\"hidden\":7,\"return_sequences\":true}],"
        + "\"output\":{\"type\":\"time_distributed\",\"out\":1,\"activation\":\"none\"},\"likelihood\":\"gaussian\"}";

    private readonly ModelFixture _fixture = new("lstm/lstm_vae.safetensors", Architecture);

    /// <summary>A batch larger than its examples: those past them are zeros and must contribute nothing.</summary>
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

    [Theory]
    [InlineData("\"return_sequences\":true", "\"return_sequences\":1", "encoder[0].return_sequences must be true or false, not 1")]
    [InlineData("\"hidden\":8,", "", "encoder[0] lacks the key 'hidden'")]
    [InlineData("\"hidden\":8", "\"hidden\":0", "encoder[0].hidden must be")]
    [InlineData("\"count\":7", "\"count\":0", "decoder[0].count must be")]
    [InlineData("\"count\":7", "\"count\":6", "the output layer makes")]
    [InlineData("\"width\":1", "\"width\":2", "an LSTM layer reads a sequence")]
    public void Mistakes_are_named(string right, string wrong, string mention)
    {
        VaeException error = Assert.Throws<VaeException>(
            () => VaeArchitecture.Parse(Architecture.Replace(right, wrong, StringComparison.Ordinal), "test"));
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
    }
}
