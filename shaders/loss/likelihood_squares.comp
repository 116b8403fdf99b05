#version 460
#extension GL_GOOGLE_include_directive : require
// Partial sums of (x - m)^2 per channel, m being the first raw outputs: raw, x  ->  squares (chunks, C).
// A workgroup sums a chunk of 1024 pixels of one channel, counted through the rows that count. Dispatch: (chunks, C).
#define FAMILY 5
#include "../include/schedule.glsl"
#include "likelihood.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;  // pixels

layout(set = 0, binding = 2, std430) readonly  buffer Raw     { float raw[]; };
layout(set = 0, binding = 3, std430) readonly  buffer X       { float x[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Squares { float squares[]; };

shared float partial[64];

void main() {
    p = pushed;
    uint lane = gl_LocalInvocationID.x;
    uint channel = gl_WorkGroupID.y;
    uint counted = current_step().valid * p.samples * p.pixels;
    float sum = 0.0;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint at = (gl_WorkGroupID.x * PER_INVOCATION + n) * 64u + lane;
        if (at >= counted) break;
        uint row = at / p.pixels;
        uint pixel = at - row * p.pixels;
        float d = raw[row * p.example_stride + pixel * p.pixel_stride + channel]
                - x[row / p.samples * p.x_stride + pixel * p.channels + channel];
        sum += d * d;
    }
    partial[lane] = sum;
    barrier();
    for (uint width = 32u; width > 0u; width >>= 1) {
        if (lane < width) partial[lane] += partial[lane + width];
        barrier();
    }
    if (lane == 0u) squares[gl_WorkGroupID.x * p.channels + channel] = partial[0];
}
