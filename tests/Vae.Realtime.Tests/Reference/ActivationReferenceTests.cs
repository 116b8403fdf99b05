namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

public sealed class ActivationReferenceTests
{
    private const double Step = 1e-5;

    public static TheoryData<string> All => [.. Enum.GetNames<ReferenceActivation>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Derivatives_are_those_of_the_functions(string name)
    {
        ReferenceActivation activation = Enum.Parse<ReferenceActivation>(name);
        for (double z = -9.03; z < 9; z += 0.1)
        {
            double difference = (ActivationReference.Apply(activation, z + Step) - ActivationReference.Apply(activation, z - Step)) / (2 * Step);
            Assert.Equal(difference, ActivationReference.DerivativeAt(activation, z), 1e-9);
        }
    }

    // Abramowitz & Stegun, table 26.1.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.691462461274013)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(2, 0.977249868051821)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(-12, 0)]
    [InlineData(12, 1)]
    public void Phi_is_the_normal_distribution(double z, double expected) => Assert.Equal(expected, ActivationReference.Normal(z), 1e-14);
}
