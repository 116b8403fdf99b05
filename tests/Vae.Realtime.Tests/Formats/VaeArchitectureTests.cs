namespace Vae.Realtime.Tests.Formats;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Xunit;

public class VaeArchitectureTests
{
    private static readonly Shape Mnist = new(28, 28, 1);

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
            new Shape(2, 3, 3), [new LinearSpec(7, Activation.Relu), new LinearSpec(5, Activation.None)], 4, []);
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

    [Theory]
    [InlineData("mlp", "28x28x1, dense 400, 20 latents, dense 400")]
    [InlineData("mlp2", "28x28x1, dense 512-256, 64 latents, dense 256-512")]
    [InlineData("conv", "28x28x1, convolutions 32-64, 20 latents, dense 3136, transposed convolutions 32-1")]
    [InlineData("vgg", "28x28x1, convolutions 64-64-128-128, 128 latents, ")]
    public void A_model_is_told_by_its_layers_in_words(string preset, string words) =>
        Assert.StartsWith(words, Presets.Create(preset, Mnist, new PresetSize()).InWords, StringComparison.Ordinal);

    [Fact]
    public void Many_layers_of_a_kind_are_counted()
    {
        VaeArchitecture deep = new(Mnist, Enumerable.Range(3, 6).Select(size => new LinearSpec(size, Activation.Relu)), 2, []);
        Assert.Equal("28x28x1, 6 dense 3 to 8, 2 latents", deep.InWords);
    }

    [Fact]
    public void What_a_model_is_told_of_classes_is_in_its_words()
    {
        VaeArchitecture labelled = VaeArchitecture.Mlp(Mnist).With(new LabelCondition(10));
        Assert.Equal("28x28x1, dense 400, 20 latents and the class, one of 10, dense 400", labelled.InWords);
    }

    [Fact]
    public void Equality_is_by_value_in_every_part()
    {
        VaeArchitecture mlp = VaeArchitecture.Mlp(Mnist);
        Assert.Equal(mlp, VaeArchitecture.Mlp(Mnist));
        Assert.Equal(mlp.GetHashCode(), VaeArchitecture.Mlp(Mnist).GetHashCode());
        Assert.NotEqual(mlp, VaeArchitecture.Mlp(new Shape(28, 28, 3)));
        Assert.NotEqual(mlp, VaeArchitecture.Mlp(Mnist, hidden: 401));
        Assert.NotEqual(mlp, VaeArchitecture.Mlp(Mnist, latent: 21));
        Assert.NotEqual(mlp, new VaeArchitecture(Mnist, mlp.Encoder, 20, []));
        Assert.NotEqual(mlp, new VaeArchitecture(Mnist, [new LinearSpec(400, Activation.None)], 20, mlp.Decoder));
    }

    [Fact]
    public void A_later_change_of_the_list_changes_nothing()
    {
        List<LayerSpec> layers = [new LinearSpec(3, Activation.Relu)];
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
        UserError.Of(() => VaeArchitecture.Mlp(new Shape(0, 28, 1)), "height", "from 1 to 65,536");
        UserError.Of(() => VaeArchitecture.Mlp(new Shape(65_536, 65_536, 3)), "too large");
        UserError.Of(() => _ = new VaeArchitecture(Mnist, Enumerable.Repeat(new LinearSpec(3, Activation.Relu), 65), 2, []), "65 layers");
    }
}
