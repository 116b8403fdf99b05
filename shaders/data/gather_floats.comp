#version 460
#extension GL_GOOGLE_include_directive : require
// Draws the minibatch from floats:  x[r] = data[pitch order(cursor + r) ...].   data: examples `pitch` floats apart, which overlap where
// they are windows of one series  ->  x (B, values).  order is gather's (modes 0 to 2).
// One invocation per run of 16 values, so that the permutation's cost is shared; rows from valid on are 0.
#include "../include/schedule.glsl"
#include "permutation.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;

layout(set = 0, binding = 2, std430) readonly  buffer Data { float data[]; };
layout(set = 0, binding = 3, std430) writeonly buffer X    { float x[]; };

struct Params {
    uint rows;
    uint values;      // floats of an example
    uint row_stride;  // floats per stored row of x
    uint count;       // examples in data
    uint pitch;       // floats from one example's beginning to the next's
    uint mode;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint runs = (p.values + PER_INVOCATION - 1u) / PER_INVOCATION;
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
    for (uint c = 0u; c < PER_INVOCATION && column + c < p.values; ++c) {
        x[row * p.row_stride + column + c] = inside ? data[example * p.pitch + column + c] : 0.0;
    }
}
