// The random choices of augment and blur: pure functions of the noise key and counter, the example's place in the epoch, and the stream.
// Needs schedule.glsl. Mirrored by AugmentReference and BlurReference.
#ifndef AUGMENTATION_GLSL
#define AUGMENTATION_GLSL
#include "../include/philox.glsl"

// Added to a use's stream number (AugmentationUse), which keeps these numbers apart from any other use of the same key.
const uint AUGMENT_CHOICES = 1u;
const uint AUGMENT_NOISE = 2u;
const uint AUGMENT_MASK = 3u;
const uint AUGMENT_BLUR = 4u;

uvec4 augment_counter(StepEntry entry, uint row, uint index, uint stream) {
    return uvec4(entry.cursor + row, index, entry.noise_counter, stream);
}

uvec2 augment_key(StepEntry entry) { return uvec2(entry.noise_key0, entry.noise_key1); }

// Two choices from the halves of a word, low half first: one of n <= 2^16 things each, and uniforms on (0,1).
uvec2 augment_pick(uint word, uvec2 n) { return uvec2(word & 0xFFFFu, word >> 16) * n >> 16; }
vec2 augment_uniforms(uint word) { return (vec2(word & 0xFFFFu, word >> 16) + 0.5) * 1.52587890625e-5; }

#endif
