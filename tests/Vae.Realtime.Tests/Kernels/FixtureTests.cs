namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The double-precision VAE against PyTorch's.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Fixtures => Fixture.All;

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Agrees_with_PyTorch(string name)
    {
        Fixture fixture = new(name);
        Dictionary<string, ReferenceLayer> layers = Layers(fixture);
        MlpVaeReference vae = new(
            [layers["encoder.0"]], layers["posterior_mean"], layers["posterior_log_variance"], [layers["decoder.0"]], layers["output"]);
        AdamReference adam = new(0.9, 0.999, 1e-8);
        for (int step = 0; step < Fixture.Steps; step++)
        {
            VaeLosses losses = vae.Backward(Doubles(fixture[$"step{step}.x"]), Doubles(fixture[$"step{step}.noise"]));
            (double loss, double reconstruction, double kl) = fixture.Loss(step);
            Assert.Equal(1, losses.Total / loss, 1e-5);
            Assert.Equal(1, losses.Reconstruction / reconstruction, 1e-5);
            Assert.Equal(1, losses.KullbackLeibler / kl, 1e-5);
            if (step == 0)
            {
                AssertClose(fixture, "grad", layers, layer => layer.WeightGradient, layer => layer.BiasGradient);
            }

            vae.Update(adam, Fixture.LearningRate);
        }

        AssertClose(fixture, "after10", layers, layer => layer.Weight, layer => layer.Bias);
    }

    private static Dictionary<string, ReferenceLayer> Layers(Fixture fixture) => fixture.Parameters
        .Where(name => name.EndsWith(".weight", StringComparison.Ordinal))
        .Select(name => name[..^".weight".Length])
        .ToDictionary(name => name, name => new ReferenceLayer(
            Doubles(fixture[$"init.{name}.weight"]),
            Doubles(fixture[$"init.{name}.bias"]),
            name is "encoder.0" or "decoder.0" ? ReferenceActivation.Relu : ReferenceActivation.None));

    private static void AssertClose(
        Fixture fixture, string prefix, Dictionary<string, ReferenceLayer> layers, Func<ReferenceLayer, double[]> weight,
        Func<ReferenceLayer, double[]> bias)
    {
        Assert.Equal(5, layers.Count);
        foreach ((string name, ReferenceLayer layer) in layers)
        {
            Assert.InRange(Fixture.RelativeNorm(weight(layer), Doubles(fixture[$"{prefix}.{name}.weight"])), 0, 1e-6);
            Assert.InRange(Fixture.RelativeNorm(bias(layer), Doubles(fixture[$"{prefix}.{name}.bias"])), 0, 1e-6);
        }
    }

    private static double[] Doubles(float[] values) => [.. values.Select(value => (double)value)];
}
