namespace Vae.Realtime.Tests.Formats;

using Vae.Realtime.Data;
using Vae.Realtime.Models;
using Xunit;
using static Vae.Realtime.Models.VaeArchitecture;

public class VaeArchitectureTests
{
    private static readonly ImageShape Mnist = new(28, 28, 1);

    [Fact]
    public void The_preset_has_pytorch_s_parameters()
    {
        VaeArchitecture mlp = VaeArchitecture.Mlp(Mnist);
        Assert.Equal(
            [
                "encoder.0.weight 400x784", "encoder.0.bias 400",
                "posterior_mean.weight 20x400", "posterior_mean.bias 20",
                "posterior_log_variance.weight 20x400", "posterior_log_variance.bias 20",
                "decoder.0.weight 400x20", "decoder.0.bias 400",
                "output.weight 784x400", "output.bias 784",
            ],
            mlp.ParameterShapes.Select(parameter => $"{parameter.Name} {string.Join('x', parameter.Shape)}"));
        Assert.Equal(652_824, mlp.ParameterCount);
        Assert.Equal("784-400-20-400-784", mlp.ToString());
    }

    [Fact]
    public void Layers_chain_and_may_be_absent()
    {
        VaeArchitecture deep = new(
            new ImageShape(2, 3, 3), [new Linear(7, ActivationKind.Relu), new Linear(5, ActivationKind.None)], 4, []);
        Assert.Equal(
            [
                "encoder.0.weight 7x18", "encoder.0.bias 7", "encoder.1.weight 5x7", "encoder.1.bias 5",
                "posterior_mean.weight 4x5", "posterior_mean.bias 4",
                "posterior_log_variance.weight 4x5", "posterior_log_variance.bias 4",
                "output.weight 18x4", "output.bias 18",
            ],
            deep.ParameterShapes.Select(parameter => $"{parameter.Name} {string.Join('x', parameter.Shape)}"));
        Assert.Equal("18-7-5-4-18", deep.ToString());
        Assert.Equal(deep, VaeArchitecture.Parse(deep.ToJson(), "test"));
    }

    [Fact]
    public void Equality_is_by_value_in_every_part()
    {
        VaeArchitecture mlp = VaeArchitecture.Mlp(Mnist);
        Assert.Equal(mlp, VaeArchitecture.Mlp(Mnist));
        Assert.Equal(mlp.GetHashCode(), VaeArchitecture.Mlp(Mnist).GetHashCode());
        Assert.NotEqual(mlp, VaeArchitecture.Mlp(new ImageShape(28, 28, 3)));
        Assert.NotEqual(mlp, VaeArchitecture.Mlp(Mnist, hidden: 401));
        Assert.NotEqual(mlp, VaeArchitecture.Mlp(Mnist, latent: 21));
        Assert.NotEqual(mlp, new VaeArchitecture(Mnist, mlp.Encoder, 20, []));
        Assert.NotEqual(mlp, new VaeArchitecture(Mnist, [new Linear(400, ActivationKind.None)], 20, mlp.Decoder));
    }

    [Fact]
    public void A_later_change_of_the_list_changes_nothing()
    {
        List<Layer> layers = [new Linear(3, ActivationKind.Relu)];
        VaeArchitecture architecture = new(Mnist, layers, 2, layers);
        layers.Clear();
        Assert.Single(architecture.Encoder);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(-1, 20)]
    [InlineData(65_537, 20)]
    [InlineData(400, 0)]
    [InlineData(400, 65_537)]
    public void Sizes_out_of_range_are_refused(int hidden, int latent) =>
        UserError.Of(() => VaeArchitecture.Mlp(Mnist, hidden, latent), "from 1 to 65,536");

    [Fact]
    public void Other_nonsense_is_refused()
    {
        UserError.Of(() => VaeArchitecture.Mlp(new ImageShape(0, 28, 1)), "height", "from 1 to 65,536");
        UserError.Of(() => VaeArchitecture.Mlp(new ImageShape(65_536, 65_536, 3)), "too large");
        UserError.Of(() => _ = new VaeArchitecture(Mnist, Enumerable.Repeat(new Linear(3, ActivationKind.Relu), 65), 2, []), "65 layers");
    }
}
