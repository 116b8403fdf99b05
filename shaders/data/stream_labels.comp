#version 460
#extension GL_GOOGLE_include_directive : require
// labels[r] = class of example cursor + r of the stream of a domain, keyed by order_key, for r < valid:  floor(classes word / 2^32) with
// the first word of its first block;  NO_CLASS for valid <= r < rows.
#include "../include/schedule.glsl"
#include "draws.glsl"

layout(local_size_x = 64) in;
const uint NO_CLASS = 0xFFFFFFFFu;

struct Params {
    uint rows;
    uint domain;
    uint classes;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

layout(set = 0, binding = 2, std430) writeonly buffer Labels { uint labels[]; };

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x;
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    uvec4 words = philox4x32(uvec4(entry.cursor + row, 0u, 0u, p.domain), uvec2(entry.order_key0, entry.order_key1));
    labels[row] = row < entry.valid ? draw_pick(words.x, p.classes) : NO_CLASS;
}
