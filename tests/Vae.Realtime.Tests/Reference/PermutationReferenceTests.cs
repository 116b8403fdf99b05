namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

public class PermutationReferenceTests
{
    [Fact]
    public void Every_count_up_to_300_is_permuted()
    {
        for (uint count = 1; count <= 300; count++)
        {
            AssertBijection(count, (count, 7));
        }
    }

    [Theory]
    [InlineData(1009u)]
    [InlineData(4096u)]
    [InlineData(4097u)]
    [InlineData(60000u)]
    [InlineData(65537u)]
    [InlineData(104729u)]
    public void Larger_counts_are_permuted(uint count) => AssertBijection(count, (0, 0));

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x80000001u)]
    [InlineData(0x80000000u)]
    public void Counts_of_32_bits_stay_inside_and_do_not_collide(uint count)
    {
        const uint sample = 20_000;
        var images = new HashSet<uint>();
        for (uint i = 0; i < sample; i++)
        {
            uint image = PermutationReference.Permute(i * (count / sample), count, (3, 4));
            Assert.InRange(image, 0u, count - 1);
            Assert.True(images.Add(image));
        }
    }

    [Theory]
    [InlineData(5u, 5u)]
    [InlineData(7u, 5u)]
    [InlineData(uint.MaxValue, 60000u)]
    [InlineData(3u, 0u)]
    public void An_index_outside_is_returned_unchanged(uint index, uint count) =>
        Assert.Equal(index, PermutationReference.Permute(index, count, (1, 2)));

    [Theory]
    [InlineData(2u, 2)]
    [InlineData(3u, 6)]
    [InlineData(4u, 24)]
    [InlineData(5u, 120)]
    [InlineData(6u, 720)]
    public void All_orders_of_a_few_things_are_equally_likely(uint count, int orders)
    {
        var seen = new Dictionary<string, int>();
        for (uint epoch = 0; epoch < 100 * orders; epoch++)
        {
            string order = string.Join(',', Shuffle(count, (99, epoch)));
            seen[order] = seen.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(orders, seen.Count);
        Assert.InRange(ChiSquare.Deviations([.. seen.Values]), -5, 5);
    }

    [Theory]
    [InlineData(60000u, 1u, 0u)]
    [InlineData(60000u, 0u, 1u)]
    [InlineData(50000u, 12345u, 678u)]
    [InlineData(1000003u, 5u, 5u)]
    public void Neighbours_scatter_independently(uint count, uint keyX, uint keyY)
    {
        const int cells = 16;
        int[] pairs = new int[cells * cells];
        double displacement = 0;
        uint[] order = Shuffle(count, (keyX, keyY));
        for (int i = 0; i + 1 < order.Length; i += 2)
        {
            (int a, int b) = ((int)((ulong)order[i] * cells / count), (int)((ulong)order[i + 1] * cells / count));
            pairs[(a * cells) + b]++;
            displacement += Math.Abs((double)order[i] - i);
        }

        Assert.InRange(ChiSquare.Deviations(pairs), -5, 5);
        Assert.InRange(displacement / (order.Length / 2) / count, 0.325, 0.342);
    }

    [Theory]
    [InlineData(7u)]
    [InlineData(12u)]
    [InlineData(129u)]
    public void Three_things_fall_anywhere(uint count)
    {
        const int cells = 7;
        int[] where = new int[cells * cells * cells];
        for (uint epoch = 0; epoch < 60_000; epoch++)
        {
            int cell = 0;
            for (uint i = 0; i < 3; i++)
            {
                uint image = PermutationReference.Permute(i, count, (99, epoch));
                cell = (cell * cells) + (int)(image * cells / count);
            }

            where[cell]++;
        }

        Assert.InRange(ChiSquare.Deviations(where, Triples(count, cells)), -5, 5);
    }

    [Fact]
    public void Epochs_are_ordered_independently()
    {
        const uint count = 1000;
        const int epochs = 400;
        int[] where = new int[50 * 50];
        int fixedPoints = 0;
        for (uint epoch = 0; epoch < epochs; epoch++)
        {
            uint[] first = Shuffle(count, (epoch, 0));
            uint[] second = Shuffle(count, (epoch, 1));
            for (int i = 0; i < count; i++)
            {
                where[(int)(50 * (first[i] / 20)) + (int)(second[i] / 20)]++;
                fixedPoints += first[i] == second[i] ? 1 : 0;
            }
        }

        Assert.InRange(ChiSquare.Deviations(where), -5, 5);
        Assert.InRange(fixedPoints, epochs - (5 * Math.Sqrt(epochs)), epochs + (5 * Math.Sqrt(epochs)));
    }

    // The chance of each cell when three different things of count are drawn in turn.
    private static double[] Triples(uint count, int cells)
    {
        double[] chances = new double[cells * cells * cells];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                for (int c = 0; c < count; c++)
                {
                    if (a != b && b != c && a != c)
                    {
                        int cell = (((int)(a * cells / count) * cells) + (int)(b * cells / count)) * cells;
                        chances[cell + (int)(c * cells / count)] += 1.0 / count / (count - 1) / (count - 2);
                    }
                }
            }
        }

        return chances;
    }

    private static void AssertBijection(uint count, (uint X, uint Y) key)
    {
        bool[] taken = new bool[count];
        foreach (uint image in Shuffle(count, key))
        {
            Assert.InRange(image, 0u, count - 1);
            Assert.False(taken[image], $"two indices of {count} go to {image}");
            taken[image] = true;
        }
    }

    private static uint[] Shuffle(uint count, (uint X, uint Y) key)
    {
        uint[] order = new uint[count];
        for (uint i = 0; i < count; i++)
        {
            order[i] = PermutationReference.Permute(i, count, key);
        }

        return order;
    }
}
