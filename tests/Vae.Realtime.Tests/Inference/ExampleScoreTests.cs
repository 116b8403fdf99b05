namespace Vae.Realtime.Tests.Inference;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What is told of single examples belongs to what is told of all of them.</summary>
[Collection(GpuCollection.Name)]
public sealed class ExampleScoreTests(GpuFixture gpu)
{
    private const int Count = 613;
    private static readonly Shape Shape = new(5, 4, 1);

    public static TheoryData<string> Families => [.. Enum.GetNames<LikelihoodFamily>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Scores_add_up_to_the_negative_elbo_and_fall(string name)
    {
        LikelihoodFamily family = Enum.Parse<LikelihoodFamily>(name);
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(Shape, 11, 3).With(new Likelihood(family, 0.5)), trainable: false))
        using (ImageBatches source = new(gpu.Device, Images()))
        {
            model.Initialise(5);
            using Evaluator evaluator = new(model, source);
            LossTerms mean = evaluator.Run(9);
            ExampleScore[] scores = ExampleScore.Of(model, source, 1, 9);
            Assert.Equal(mean.Reconstruction, scores.Average(score => score.Reconstruction), 1e-4 * Math.Abs(mean.Reconstruction));
            Assert.Equal(mean.Kl, scores.Average(score => score.Kl), 1e-4 * mean.Kl);
            Assert.Equal(Enumerable.Range(0, Count), scores.Select(score => score.Index).Order());
            Assert.Equal(scores.OrderByDescending(score => score.NegativeElbo).Select(score => score.Index), scores.Select(score => score.Index));
            Assert.All(scores, score => Assert.Equal(score.Index % 3, score.Class));
            ExampleScore[] several = ExampleScore.Of(model, source, 4, 9);
            Assert.Equal(mean.Kl, several.Average(score => score.Kl), 1e-4 * mean.Kl);
            Assert.NotEqual(scores.Average(score => score.Reconstruction), several.Average(score => score.Reconstruction));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void A_split_is_encoded_as_its_examples_are_one_by_one()
    {
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(Shape, 11, 3), trainable: false))
        using (ImageBatches source = new(gpu.Device, Images()))
        using (LatentCodec codec = new(model, 5))
        {
            model.Initialise(5);
            EncodedSet encoded = EncodedSet.Of(model, source, int.MaxValue, 0);
            Assert.Equal(Count, encoded.Count);
            int[] chosen = [612, 0, 499, 500, 7, 7, 511];
            (float[] means, float[] logVariances) = codec.Encode(ChosenExamples.Read(gpu.Device, source, chosen, 0));
            for (int i = 0; i < chosen.Length; i++)
            {
                Assert.Equal($"{chosen[i] % 3}", encoded.ClassName(chosen[i]));
                for (int dimension = 0; dimension < 3; dimension++)
                {
                    Assert.Equal(encoded.Means[(3 * chosen[i]) + dimension], means[(3 * i) + dimension], 1e-5);
                    Assert.Equal(encoded.LogVariances[(3 * chosen[i]) + dimension], logVariances[(3 * i) + dimension], 1e-5);
                }
            }

            using Evaluator evaluator = new(model, source);
            Assert.Equal(evaluator.Run(1).Kl, encoded.KlPerLatent().Sum(), 1e-4);
            Assert.Throws<VaeException>(() => ChosenExamples.Read(gpu.Device, source, [Count], 0));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static ImageSet Images()
    {
        Random random = new(3);
        byte[] pixels = new byte[Count * Shape.Length];
        random.NextBytes(pixels);
        return new ImageSet(Shape, pixels, [.. Enumerable.Range(0, Count).Select(index => (byte)(index % 3))]);
    }
}
