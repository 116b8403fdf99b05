#version 460
#extension GL_GOOGLE_include_directive : require
// Draws the minibatch:  x[r] = data[order(cursor + r)] / 255.   data (count, pixels) bytes  ->  x (B, pixels) floats.
// order is the epoch's keyed bijection (mode 1), the identity (mode 0), or, where examples stream through data, a shift by order_key0,
// modulo 2^32 (mode 2). One invocation per run of 16 pixels, so that the permutation's cost is shared; rows from valid on are 0.
#include "../include/schedule.glsl"
#include "permutation.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;

layout(set = 0, binding = 2, std430) readonly  buffer Data { uint data[]; };
layout(set = 0, binding = 3, std430) writeonly buffer X    { float x[]; };

layout(push_constant, std430) uniform Params {
    uint rows;
    uint pixels;
    uint row_stride;  // floats per stored row of x
    uint count;       // examples in data
    uint mode;
} p;

void main() {
    uint runs = (p.pixels + PER_INVOCATION - 1u) / PER_INVOCATION;
    uint row = gl_GlobalInvocationID.x / runs;
    uint column = PER_INVOCATION * (gl_GlobalInvocationID.x - row * runs);
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    bool inside = row < entry.valid;
    uint example = 0u;
    if (inside) {
        example = entry.cursor + row;
        if (p.mode == 1u) example = permute(example, p.count, uvec2(entry.order_key0, entry.order_key1));
        if (p.mode == 2u) example += entry.order_key0;
    }
    for (uint c = 0u; c < PER_INVOCATION && column + c < p.pixels; ++c) {
        uint at = example * p.pixels + column + c;
        uint value = bitfieldExtract(data[at >> 2], int(8u * (at & 3u)), 8);
        x[row * p.row_stride + column + c] = inside ? float(value) / 255.0 : 0.0;
    }
}
