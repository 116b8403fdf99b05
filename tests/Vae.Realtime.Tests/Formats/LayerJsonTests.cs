namespace Vae.Realtime.Tests.Formats;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Xunit;

/// <summary>Mistakes in layers other than dense ones are named with their place, and what may be left out may be.</summary>
public sealed class LayerJsonTests
{
    [Theory]
    [InlineData("{\"type\":\"activation\"}", "encoder[0] lacks the key 'activation'")]
    [InlineData("{\"type\":\"activation\",\"activation\":\"mish\"}", "encoder[0].activation must be one of none, relu")]
    [InlineData("{\"type\":\"max_pool\"}", "encoder[0] lacks the key 'kernel'")]
    [InlineData("{\"type\":\"max_pool\",\"kernel\":0}", "encoder[0].kernel must be")]
    [InlineData("{\"type\":\"max_pool\",\"kernel\":2,\"padding\":2}", "encoder[0].padding must be a whole number from 0 to 1")]
    [InlineData("{\"type\":\"max_pool\",\"kernel\":9}", "encoder[0]: windows of 9x9 do not fit into 8x8x3")]
    [InlineData("{\"type\":\"upsample\",\"factor\":2}", "encoder[0] lacks the key 'mode'")]
    [InlineData("{\"type\":\"upsample\",\"factor\":2,\"mode\":\"bicubic\"}", "encoder[0].mode must be one of nearest, bilinear")]
    [InlineData("{\"type\":\"upsample\",\"factor\":65,\"mode\":\"nearest\"}", "encoder[0].factor must be")]
    [InlineData(
        "{\"type\":\"upsample\",\"factor\":64,\"mode\":\"nearest\"},{\"type\":\"upsample\",\"factor\":64,\"mode\":\"nearest\"}",
        "encoder[1] makes 32768x32768x3, which is too large")]
    [InlineData("{\"type\":\"batch_norm\",\"momentum\":0.1}", "encoder[0].momentum is not known here; known are type, activation")]
    [InlineData("{\"type\":\"group_norm\"}", "encoder[0] lacks the key 'groups'")]
    [InlineData("{\"type\":\"group_norm\",\"groups\":2}", "encoder[0]: 3 channels cannot be divided into 2 groups")]
    [InlineData("{\"type\":\"flatten\",\"start\":1}", "encoder[0].start is not known here; known are type")]
    [InlineData("{\"type\":\"reshape\",\"height\":8,\"width\":8,\"channels\":4}", "encoder[0]: 8x8x3 has 192 values, and 8x8x4 another number")]
    [InlineData("{\"type\":\"residual\",\"body\":[]}", "encoder[0] the body of a residual layer computes nothing")]
    [InlineData("{\"type\":\"residual\",\"body\":{}}", "encoder[0].body must be a list")]
    [InlineData("{\"type\":\"residual\",\"body\":[{\"type\":\"max_pool\"}]}", "encoder[0].body[0] lacks the key 'kernel'")]
    [InlineData(
        "{\"type\":\"residual\",\"body\":[{\"type\":\"max_pool\",\"kernel\":2}]}",
        "encoder[0]: the body makes 4x4x3 and the shortcut 8x8x3, which cannot be added")]
    [InlineData(
        "{\"type\":\"residual\",\"body\":[{\"type\":\"group_norm\",\"groups\":7}]}",
        "encoder[0]: body[0]: 3 channels cannot be divided into 7 groups")]
    public void Mistakes_are_named(string layers, string mention) => UserError.Of(() => Parse(layers), "'my.json'", mention);

    [Theory]
    [InlineData("{\"type\":\"max_pool\",\"kernel\":2}", "{\"type\":\"max_pool\",\"kernel\":2,\"stride\":2,\"padding\":0}")]
    [InlineData("{\"type\":\"batch_norm\"}", "{\"type\":\"batch_norm\",\"activation\":\"none\"}")]
    [InlineData("{\"groups\":3,\"type\":\"group_norm\"}", "{\"type\":\"group_norm\",\"groups\":3,\"activation\":\"none\"}")]
    [InlineData(
        "{\"type\":\"residual\",\"body\":[{\"type\":\"batch_norm\"}]}",
        "{\"type\":\"residual\",\"body\":[{\"type\":\"batch_norm\",\"activation\":\"none\"}],\"shortcut\":[],\"activation\":\"none\"}")]
    public void What_may_be_left_out_is_written(string layers, string written)
    {
        VaeArchitecture architecture = Parse(layers);
        Assert.Contains($"\"encoder\":[{written}]", architecture.ToJson(), StringComparison.Ordinal);
        Assert.Equal(architecture, VaeArchitecture.Parse(architecture.ToJson(), "test"));
    }

    [Fact]
    public void Blocks_within_blocks_end()
    {
        LayerSpec block = new BatchNormSpec();
        for (int depth = 1; depth <= 4; depth++)
        {
            block = new ResidualSpec([block]);
        }

        UserError.Of(() => _ = new ResidualSpec([block]), "5 deep");
    }

    [Fact]
    public void Residuals_are_equal_by_value()
    {
        ResidualSpec block = new([new GroupNormSpec(3)], [new BatchNormSpec()], Activation.Relu);
        Assert.Equal(block, new ResidualSpec([new GroupNormSpec(3)], [new BatchNormSpec()], Activation.Relu));
        Assert.NotEqual(block, new ResidualSpec([new GroupNormSpec(1)], [new BatchNormSpec()], Activation.Relu));
        Assert.NotEqual(block, new ResidualSpec([new GroupNormSpec(3)], [], Activation.Relu));
        Assert.NotEqual(block, new ResidualSpec([new GroupNormSpec(3)], [new BatchNormSpec()]));
    }

    [Fact]
    public void Averages_are_kept_but_not_learned()
    {
        VaeArchitecture architecture = new(new Shape(8, 8, 3), [new BatchNormSpec()], 2, []);
        Assert.Equal(["encoder.0.weight", "encoder.0.bias"], architecture.ParameterShapes.Take(2).Select(shape => shape.Name));
        Assert.Equal(
            ["encoder.0.weight", "encoder.0.bias", "encoder.0.running_mean", "encoder.0.running_var"],
            architecture.TensorShapes.Take(4).Select(shape => shape.Name));
        Assert.Equal(architecture.ParameterShapes.Count() + 2, architecture.TensorShapes.Count());
    }

    private static VaeArchitecture Parse(string layers) => VaeArchitecture.Parse(
        "{\"input\":{\"height\":8,\"width\":8,\"channels\":3},\"encoder\":[" + layers + "],\"latent\":2,\"decoder\":[],\"likelihood\":\"bernoulli\"}",
        "'my.json'");
}
