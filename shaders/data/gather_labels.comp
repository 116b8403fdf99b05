#version 460
#extension GL_GOOGLE_include_directive : require
// The labels of the minibatch that gather or gather_floats draws:  labels[r] = data[order(cursor + r)].   data (count) bytes  ->
// labels (B) words.  Rows from valid on get the label of no class.
#include "../include/schedule.glsl"
#include "permutation.glsl"

layout(local_size_x = 64) in;
const uint NO_CLASS = 0xFFFFFFFFu;

layout(set = 0, binding = 2, std430) readonly  buffer Data   { uint data[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Labels { uint labels[]; };

struct Params {
    uint rows;
    uint count;  // examples in data
    uint mode;   // as gather's
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x;
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    uint label = NO_CLASS;
    if (row < entry.valid) {
        uint example = entry.cursor + row;
        if (p.mode == 1u) example = permute(example, p.count, uvec2(entry.order_key0, entry.order_key1));
        if (p.mode == 2u) example += entry.order_key0;
        label = bitfieldExtract(data[example >> 2], int(8u * (example & 3u)), 8);
    }
    labels[row] = label;
}
