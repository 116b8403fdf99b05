#version 460
#extension GL_GOOGLE_include_directive : require
// Ends a step: sums the partial losses, KL terms and gradient squares in a fixed order, reports them in the ring, and decides whether
// the update may be applied: a step with a non-finite loss or gradient changes no parameter, and neither does one of several micro-batches
// before the last. Says by what the gradient must be scaled so that its norm keeps its limit, as PyTorch's clip_grad_norm_ does. One workgroup.
//   report[ring] = (reconstruction, KL, gradient norm squared, applied)   sums over the batch, in nats; the norm is of the mean's gradient.
#define STATE_ACCESS
#include "../include/schedule.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Losses  { float losses[]; };
layout(set = 0, binding = 3, std430) readonly  buffer KL      { float kl[]; };
layout(set = 0, binding = 4, std430) readonly  buffer Squares { float squares[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Report  { vec4 report[]; };

struct Params {
    uint loss_count;
    uint kl_count;
    uint square_count;  // 0 when there was no backward pass
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

shared vec3 partial[64];

void main() {
    p = pushed;
    uint lane = gl_LocalInvocationID.x;
    vec3 sum = vec3(0.0);
    for (uint i = lane; i < p.loss_count; i += 64u) sum.x += losses[i];
    for (uint i = lane; i < p.kl_count; i += 64u) sum.y += kl[i];
    for (uint i = lane; i < p.square_count; i += 64u) sum.z += squares[i];
    partial[lane] = sum;
    barrier();
    for (uint width = 32u; width > 0u; width >>= 1) {
        if (lane < width) partial[lane] += partial[lane + width];
        barrier();
    }

    if (lane == 0u) {
        StepEntry entry = current_step();
        vec3 total = partial[0];
        // The exponent's bits tell; arithmetic tests of infinity may be optimised away.
        uvec3 exponent = floatBitsToUint(total) & 0x7f800000u;
        bool finite = all(notEqual(exponent, uvec3(0x7f800000u))) && state.broken == 0u;
        bool due = (entry.micro_batch & MORE) == 0u;
        report[ring_index()] = vec4(total, finite ? 1.0 : 0.0);
        state.apply = finite && due ? 1u : 0u;
        state.broken = finite || due ? 0u : 1u;
        state.rejected += due && !finite ? 1u : 0u;
        state.learning_rate = entry.learning_rate;
        state.adam_c1 = entry.adam_c1;
        state.adam_c2 = entry.adam_c2;
        bool limited = entry.gradient_limit > 0.0;
        state.gradient_scale = limited ? min(entry.gradient_limit / (sqrt(total.z) + 1e-6), 1.0) : 1.0;
        state.step += 1u;
    }
}
