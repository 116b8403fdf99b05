#version 460
#extension GL_GOOGLE_include_directive : require
// variants: AXIS=0,1
// KL(q(z|x) || N(0,I)) of a batch, summed over one axis, without free bits.  heads (B,2L) holds mu | s.
//   AXIS 0: kl (B), nats of each example; 0 from row valid on     1: kl (L), mean over the valid examples of each latent
// One invocation per sum, in order.
#include "../include/schedule.glsl"
#include "posterior.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Heads { float heads[]; };
layout(set = 0, binding = 3, std430) writeonly buffer KL    { float kl[]; };

struct Params {
    uint rows;
    uint latent;        // L
    uint heads_stride;  // floats per stored row
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint at = gl_GlobalInvocationID.x;
    StepEntry entry = current_step();
    float sum = 0.0;
#if AXIS == 0
    if (at >= p.rows) return;
    uint first = at * p.heads_stride;
    uint step = 1u;
    uint count = at < entry.valid ? p.latent : 0u;
#else
    if (at >= p.latent) return;
    uint first = at;
    uint step = p.heads_stride;
    uint count = entry.valid;
#endif
    for (uint i = 0u; i < count; ++i) {
        uint mean_at = first + i * step;
        sum += kl_divergence(heads[mean_at], heads[mean_at + p.latent]);
    }
    kl[at] = AXIS == 0 ? sum : sum * entry.inverse_valid;
}
