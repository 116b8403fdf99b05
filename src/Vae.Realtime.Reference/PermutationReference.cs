namespace Vae.Realtime.Reference;

using System.Numerics;

/// <summary>The keyed bijection of [0, count) of <c>shaders/data/permutation.glsl</c>, to the bit.</summary>
internal static class PermutationReference
{
    /// <summary>
    /// Where <paramref name="index"/> goes when [0, <paramref name="count"/>) is shuffled under a key: cycle walking over a
    /// Feistel network on ⌈log₂ count⌉ bits. An index outside the range is returned unchanged.
    /// </summary>
    public static uint Permute(uint index, uint count, (uint X, uint Y) key)
    {
        if (index >= count || count < 2)
        {
            return index;
        }

        int bits = BitOperations.Log2(count - 1) + 1;
        int lowBits = bits / 2;
        uint lowMask = (1u << lowBits) - 1;
        uint highMask = (1u << (bits - lowBits)) - 1;
        uint rounds = bits < 8 ? 24u : 8u;
        do
        {
            uint high = index >> lowBits;
            uint low = index & lowMask;
            for (uint round = 0; round < rounds; round += 2)
            {
                high ^= Hash(low, round, key) & highMask;
                low ^= Hash(high, round + 1, key) & lowMask;
            }

            index = (high << lowBits) | low;
        }
        while (index >= count);
        return index;
    }

    private static uint Hash(uint half, uint round, (uint X, uint Y) key)
    {
        unchecked
        {
            uint h = half + key.X;
            h = (h ^ (h >> 16)) * 0x85EBCA6B;
            h ^= key.Y + (round * 0x9E3779B9);
            h = (h ^ (h >> 13)) * 0xC2B2AE35;
            return h ^ (h >> 16);
        }
    }
}
