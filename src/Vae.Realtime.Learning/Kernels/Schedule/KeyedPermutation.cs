namespace Vae.Realtime.Learning.Kernels.Schedule;

using System.Numerics;

/// <summary>The order of an epoch on the host, equal to the bit to <c>shaders/data/permutation.glsl</c>, which says how it works.</summary>
internal static class KeyedPermutation
{
    /// <summary>Where position <paramref name="index"/> of an epoch finds its example.</summary>
    /// <param name="index">Less than <paramref name="count"/>; an index outside is returned unchanged.</param>
    /// <param name="count">Examples of the epoch.</param>
    /// <param name="key">The epoch's; low word first.</param>
    public static uint Of(uint index, uint count, ulong key)
    {
        if (index >= count || count < 2)
        {
            return index;
        }

        int bits = BitOperations.Log2(count - 1) + 1;
        int low = bits / 2;
        uint lowMask = (1u << low) - 1;
        uint highMask = (1u << (bits - low)) - 1;
        uint rounds = bits < 8 ? 24u : 8u;
        do
        {
            (uint upper, uint lower) = (index >> low, index & lowMask);
            for (uint round = 0; round < rounds; round += 2)
            {
                upper ^= Hash(lower, round, key) & highMask;
                lower ^= Hash(upper, round + 1, key) & lowMask;
            }

            index = upper << low | lower;
        }
        while (index >= count);
        return index;
    }

    private static uint Hash(uint half, uint round, ulong key)
    {
        unchecked
        {
            uint hash = half + (uint)key;
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            hash ^= (uint)(key >> 32) + (round * 0x9E3779B9);
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }
}
