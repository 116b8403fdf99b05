namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

public class PhiloxReferenceTests
{
    /// <summary>The known answers published with Random123 for philox4x32-10: counter, key, words.</summary>
    [Theory]
    [InlineData(
        new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 },
        new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void Words_are_the_published_ones(uint[] counter, uint[] key, uint[] expected)
    {
        (uint x, uint y, uint z, uint w) = PhiloxReference.Words((counter[0], counter[1], counter[2], counter[3]), (key[0], key[1]));
        Assert.Equal((expected[0], expected[1], expected[2], expected[3]), (x, y, z, w));
    }

    [Fact]
    public void Uniforms_are_exact_singles_of_the_open_interval_and_even()
    {
        const int blocks = 50_000;
        int[] histogram = new int[64];
        foreach (double u in Draw(blocks, PhiloxReference.Uniform))
        {
            Assert.InRange(u, Math.Pow(2, -24), 1 - Math.Pow(2, -24));
            Assert.Equal(u, (double)(float)u);
            histogram[(int)(u * histogram.Length)]++;
        }

        Assert.InRange(ChiSquare.Deviations(histogram), -5, 5);
    }

    [Fact]
    public void Normals_have_the_moments_of_the_standard_normal()
    {
        double[] z = [.. Draw(100_000, PhiloxReference.Normal)];
        double mean = z.Average();
        double variance = z.Average(v => v * v) - (mean * mean);
        double skewness = z.Average(v => v * v * v);
        double kurtosis = z.Average(v => v * v * v * v) / (variance * variance);

        // Five standard errors: 1, sqrt 2, sqrt 15 and sqrt 96 over the square root of the number of draws.
        double error = 5 / Math.Sqrt(z.Length);
        Assert.InRange(mean, -error, error);
        Assert.InRange(variance, 1 - (1.42 * error), 1 + (1.42 * error));
        Assert.InRange(skewness, -3.9 * error, 3.9 * error);
        Assert.InRange(kurtosis, 3 - (9.8 * error), 3 + (9.8 * error));
        Assert.All(z, v => Assert.InRange(Math.Abs(v), 0, Math.Sqrt(-2 * Math.Log(Math.Pow(2, -24)))));
    }

    [Fact]
    public void Normals_of_one_block_are_uncorrelated()
    {
        const int blocks = 50_000;
        double[] z = [.. Draw(blocks, PhiloxReference.Normal)];
        for (int a = 0; a < 4; a++)
        {
            for (int b = a + 1; b < 4; b++)
            {
                double correlation = Enumerable.Range(0, blocks).Average(block => z[(4 * block) + a] * z[(4 * block) + b]);
                Assert.InRange(correlation, -5 / Math.Sqrt(blocks), 5 / Math.Sqrt(blocks));
            }
        }
    }

    private static IEnumerable<double> Draw(
        uint blocks, Func<(uint X, uint Y, uint Z, uint W), (uint X, uint Y), (double X, double Y, double Z, double W)> draw)
    {
        for (uint block = 0; block < blocks; block++)
        {
            (double x, double y, double z, double w) = draw((block, 0, 0, 0), (11, 12));
            yield return x;
            yield return y;
            yield return z;
            yield return w;
        }
    }
}
