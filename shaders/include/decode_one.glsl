// One latent through a hidden layer and the output layer in one dispatch: every workgroup computes all hidden units into shared memory,
// then the pixels of its own texels.  z (1,I)  W1 (H,I)  b1 (H)  W2 (O,H)  b2 (O)  ->  sigmoid(act(z W1^T + b1) W2^T + b2)
//   CHANNELS outputs per texel   TEXELS per invocation   SLICES invocations share a texel's sums   WG invocations per workgroup
// Storage as in gemm.glsl: rows and columns zero-padded to multiples of 8. What padded hidden units hold meets weights that are zero.
// Mirrored by DecodeParams and DecodeTile (src/Vae.Realtime/Kernels).
#include "include/loads.glsl"
#include "include/activation.glsl"

layout(local_size_x = WG) in;

LOADS(0, Z, z);
LOADS(1, HiddenWeight, w1);
layout(set = 0, binding = 2, std430) readonly buffer HiddenBias { vec4 b1[]; };
LOADS(3, OutputWeight, w2);
layout(set = 0, binding = 4, std430) readonly buffer OutputBias { float b2[]; };

layout(push_constant, std430) uniform Params {
    uint latent_quads;  // vec4s of z, and of a row of W1
    uint hidden_quads;  // vec4s of the hidden units, and of a row of W2
    uint last_texel;    // texels - 1
    uint activation;    // of the hidden layer
    uint width;         // texels across the picture
    uint bgra;          // 1 when the picture's bytes are read as BGRA later
} p;

const uint MOST_QUADS = 768u;  // with the partial sums less than the 16 KiB that every device has
const uint PLACES = WG / SLICES;  // invocations with texels of their own

shared vec4 hidden[MOST_QUADS];
#if SLICES > 1
shared float partial[TEXELS][CHANNELS][PLACES][SLICES];
#endif

#define EACH [[unroll]] for (uint t = 0u; t < TEXELS; ++t) [[unroll]] for (uint c = 0u; c < CHANNELS; ++c)

float mean[TEXELS][CHANNELS];  // of the texels from first_texel on, in the first slice
uint first_texel;

// Four units of one invocation share its loads of z.
void decode_hidden() {
    for (uint unit = gl_LocalInvocationID.x; unit < p.hidden_quads; unit += WG) {
        vec4 sum = b1[unit];
        for (uint q = 0u; q < p.latent_quads; ++q) {
            vec4 latent = AT(z, q);
            [[unroll]] for (uint c = 0u; c < 4u; ++c) sum[c] += dot(latent, AT(w1, (4u * unit + c) * p.latent_quads + q));
        }
        hidden[unit] = activate(sum, p.activation);
    }
}

// True in the invocations that hold means.
bool decode_means() {
    decode_hidden();
    barrier();

    uint place = gl_LocalInvocationID.x / SLICES;
    uint slice = gl_LocalInvocationID.x % SLICES;
    first_texel = (gl_WorkGroupID.x * PLACES + place) * TEXELS;
    uint row[TEXELS][CHANNELS];
    EACH {
        row[t][c] = min(first_texel + t, p.last_texel) * CHANNELS + c;
        mean[t][c] = 0.0;
    }
    for (uint q = slice; q < p.hidden_quads; q += SLICES) {
        vec4 units = hidden[q];
        EACH mean[t][c] += dot(units, AT(w2, row[t][c] * p.hidden_quads + q));
    }
#if SLICES > 1
    EACH partial[t][c][place][slice] = mean[t][c];
    barrier();
    if (slice != 0u) return false;
    EACH for (uint other = 1u; other < SLICES; ++other) mean[t][c] += partial[t][c][place][other];
#endif
    EACH mean[t][c] = activate(vec4(mean[t][c] + b2[row[t][c]]), ACTIVATION_SIGMOID).x;
    return true;
}
