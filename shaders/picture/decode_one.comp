#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: OUTPUTS=14 SLICES=1 WG=8 LD=0,1
// variants: OUTPUTS=1 SLICES=16 WG=128 LD=0,1
// One latent through a hidden layer and the output layer in one dispatch, to the means (1,O) of its pixels: every workgroup computes all
// hidden units into shared memory, then its own outputs.  z (1,I)  W1 (H,I)  b1 (H)  W2 (O,H)  b2 (O)  ->  sigmoid(act(z W1^T + b1) W2^T + b2)
//   OUTPUTS per invocation   SLICES invocations share an output's sums   WG invocations per workgroup
// Storage as in linear/gemm.glsl: rows and columns zero-padded to multiples of 8. What padded hidden units hold meets weights that are zero.
// Mirrored by DecodeParams and DecodeTile (src/Vae.Realtime.Learning/Kernels).
#include "../include/memory.glsl"
#include "../include/activation.glsl"

layout(local_size_x = WG) in;

LOADS(0, Z, z);
LOADS(1, HiddenWeight, w1);
layout(set = 0, binding = 2, std430) readonly buffer HiddenBias { vec4 b1[]; };
LOADS(3, OutputWeight, w2);
layout(set = 0, binding = 4, std430) readonly buffer OutputBias { float b2[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Means { float means[]; };

struct Params {
    uint latent_quads;  // vec4s of z, and of a row of W1
    uint hidden_quads;  // vec4s of the hidden units, and of a row of W2
    uint last_output;   // O - 1
    uint activation;    // of the hidden layer
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

const uint MAX_QUADS = 768u;  // with the partial sums less than the 16 KiB that every device has
const uint PLACES = WG / SLICES;  // invocations with texels of their own

shared vec4 hidden[MAX_QUADS];
#if SLICES > 1
shared float partial[OUTPUTS][PLACES][SLICES];
#endif

#define EACH [[unroll]] for (uint o = 0u; o < OUTPUTS; ++o)

// Four units of one invocation share its loads of z.
vec4 hidden_units(uint unit, uint latent_quads) {
    vec4 sum = b1[unit];
    for (uint q = 0u; q < latent_quads; ++q) {
        vec4 latent = AT(z, q);
        [[unroll]] for (uint c = 0u; c < 4u; ++c) sum[c] += dot(latent, AT(w1, (4u * unit + c) * latent_quads + q));
    }
    return activate(sum, p.activation);
}

void main() {
    p = pushed;
    uint lane = gl_LocalInvocationID.x;

    // Read once: in a loop software drivers read what is pushed in every turn.
    uint latent_quads = p.latent_quads;
    uint hidden_quads = p.hidden_quads;

    // From zero, not from the lane, for the fetches behind it (memory.glsl).
    for (uint begin = 0u; begin < hidden_quads; begin += WG) {
        if (begin + lane < hidden_quads) hidden[begin + lane] = hidden_units(begin + lane, latent_quads);
    }
    barrier();

    uint place = lane / SLICES;
    uint slice = lane % SLICES;
    uint first = (gl_WorkGroupID.x * PLACES + place) * OUTPUTS;
    uint row[OUTPUTS];
    float sum[OUTPUTS];
    EACH {
        row[o] = min(first + o, p.last_output);
        sum[o] = 0.0;
    }
    for (uint q = slice; q < hidden_quads; q += SLICES) {
        vec4 units = hidden[q];
        EACH sum[o] += dot(units, AT(w2, row[o] * hidden_quads + q));
    }
#if SLICES > 1
    EACH partial[o][place][slice] = sum[o];
    barrier();
    if (slice != 0u) return;
    EACH for (uint other = 1u; other < SLICES; ++other) sum[o] += partial[o][place][other];
#endif
    EACH if (first + o <= p.last_output) means[first + o] = activate(vec4(sum[o] + b2[row[o]]), ACTIVATION_SIGMOID).x;
}
