#version 460
#extension GL_GOOGLE_include_directive : require
// variants: FAMILY=0,1,2,3,4,5 LD=0,1
// The likelihood of x given the output layer's plain linear outputs, with its gradient.
// raw, x (examples, pixels * C)  ->  dl = gradient of (sum of nats) / valid, laid out as raw ;  losses: nats of each invocation's pixels.
// Rows from valid * samples on count nothing and get no gradient; padding of dl gets 0. Dispatch: (ceil(pixels / 1024), rows).
#include "../include/memory.glsl"
#include "../include/schedule.glsl"
#include "likelihood.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;  // pixels

LOADS(2, Raw, raw);
LOADS(3, X, x);
layout(set = 0, binding = 4, std430) writeonly buffer DL     { float dl[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Losses { float losses[]; };
layout(set = 0, binding = 6, std430) readonly buffer Variances { float variances[]; };

void main() {
    p = pushed;
    uint row = gl_WorkGroupID.y;
    bool inside = row < current_step().valid * p.samples;
    float inverse_valid = current_step().inverse_valid;
    uint x_row = row / p.samples * p.x_stride;
    uint raw_row = row * p.example_stride;
    float loss = 0.0;
    for (uint q = 0u; q < PER_INVOCATION; ++q) {
        uint pixel = (gl_WorkGroupID.x * PER_INVOCATION + q) * 64u + gl_LocalInvocationID.x;
        if (pixel >= p.pixels) break;
        uint at = raw_row + pixel * p.pixel_stride;
        for (uint c = 0u; c < p.channels; ++c) {
            Term term = Term(0.0, 0.0, 0.0);
            if (inside) term = likelihood(
                ELEMENT(x, x_row + pixel * p.channels + c),
                ELEMENT(raw, at + c),
                SECOND(ELEMENT(raw, at + c + (PARAMETERS - 1u) * p.channels), c));
            loss += term.nats;
            dl[at + c] = term.by_first * inverse_valid;
            if (PARAMETERS == 2u) dl[at + c + p.channels] = term.by_second * inverse_valid;
        }

        // The last pixel's padding is also the row's.
        uint width = pixel + 1u == p.pixels ? p.example_stride - pixel * p.pixel_stride : p.pixel_stride;
        for (uint c = PARAMETERS * p.channels; c < width; ++c) dl[at + c] = 0.0;
    }
    uint groups = (p.pixels + 64u * PER_INVOCATION - 1u) / (64u * PER_INVOCATION);
    losses[(row * groups + gl_WorkGroupID.x) * 64u + gl_LocalInvocationID.x] = loss;
}
