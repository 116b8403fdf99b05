// A keyed bijection of [0, count): shuffling without a table. A Feistel network permutes the smallest power of two that
// holds count; an image outside [0, count) is permuted again until it falls inside ("cycle walking": Black, Rogaway,
// "Ciphers with arbitrary finite domains", 2002; fewer than two passes on average). Mirrored to the bit by PermutationReference.
#ifndef PERMUTATION_GLSL
#define PERMUTATION_GLSL

// The multipliers are those of MurmurHash3's 32-bit finaliser; both key words and the round enter every round.
uint permutation_hash(uint half_block, uint round, uvec2 key) {
    uint h = half_block + key.x;
    h = (h ^ (h >> 16)) * 0x85EBCA6Bu;
    h ^= key.y + round * 0x9E3779B9u;
    h = (h ^ (h >> 13)) * 0xC2B2AE35u;
    return h ^ (h >> 16);
}

// index < count <= 2^32 - 1; an index outside [0, count) is returned unchanged, so the walk always ends.
uint permute(uint index, uint count, uvec2 key) {
    if (index >= count || count < 2u) return index;
    uint bits = uint(findMSB(count - 1u)) + 1u;
    uint low_bits = bits / 2u;
    uint low_mask = (1u << low_bits) - 1u;
    uint high_mask = (1u << (bits - low_bits)) - 1u;
    uint rounds = bits < 8u ? 24u : 8u;  // halves of a bit or three mix slowly: with 8 rounds the orders of 7 things are visibly uneven
    do {
        uint high = index >> low_bits;
        uint low = index & low_mask;
        // Alternating halves need no swap, so the two may differ in width.
        for (uint round = 0u; round < rounds; round += 2u) {
            high ^= permutation_hash(low, round, key) & high_mask;
            low ^= permutation_hash(high, round + 1u, key) & low_mask;
        }
        index = high << low_bits | low;
    } while (index >= count);
    return index;
}

#endif
