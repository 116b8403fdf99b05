namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;
using Xunit;

/// <summary>Every family of likelihoods has its traits, and its twin the same number and parameters.</summary>
public sealed class LikelihoodTraitsTests
{
    [Fact]
    public void Every_family_is_in_the_table_once() =>
        Assert.Equal(Enum.GetValues<LikelihoodFamily>(), LikelihoodTraits.All.Select(traits => traits.Family).Order());

    [Fact]
    public void Twins_have_the_same_numbers_and_parameters() => Assert.Equal(
        LikelihoodTraits.All.Select(traits => ($"{traits.Family}", (int)traits.Family, traits.Parameters)).Order(),
        Enum.GetValues<ReferenceLikelihood>().Select(family => ($"{family}", (int)family, new LikelihoodReference(family).Parameters)).Order());
}
