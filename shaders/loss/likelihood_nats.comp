#version 460
#extension GL_GOOGLE_include_directive : require
// variants: FAMILY=0,1,2,3,4,5
// nats[r] = -log p(x | raw outputs of row r), summed over the picture in a fixed order; 0 from row valid * samples on. One workgroup per row.
#include "../include/schedule.glsl"
#include "likelihood.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Raw  { float raw[]; };
layout(set = 0, binding = 3, std430) readonly  buffer X    { float x[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Nats { float nats[]; };
layout(set = 0, binding = 5, std430) readonly buffer Variances { float variances[]; };

shared float partial[64];

void main() {
    p = pushed;
    uint lane = gl_LocalInvocationID.x;
    uint row = gl_WorkGroupID.x;
    bool inside = row < current_step().valid * p.samples;
    uint x_row = row / p.samples * p.x_stride;
    float sum = 0.0;
    for (uint pixel = lane; inside && pixel < p.pixels; pixel += 64u) {
        uint at = row * p.example_stride + pixel * p.pixel_stride;
        for (uint c = 0u; c < p.channels; ++c)
            sum += likelihood(
                x[x_row + pixel * p.channels + c], raw[at + c], SECOND(raw[at + c + (PARAMETERS - 1u) * p.channels], c)).nats;
    }
    partial[lane] = sum;
    barrier();
    for (uint width = 32u; width > 0u; width >>= 1) {
        if (lane < width) partial[lane] += partial[lane + width];
        barrier();
    }
    if (lane == 0u) nats[row] = partial[0];
}
