#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// y = from + phase * (to - from), tile by tile.   from, to, y (tiles, quads) vec4s; phase (tiles).   Overwrites.
#include "../include/memory.glsl"
#include "../include/elements.glsl"

LOADS(0, From, from);
LOADS(1, To, to);
layout(set = 0, binding = 2, std430) readonly  buffer Phase { float phase[]; };
STORES(3, writeonly, Y, y);

struct Params {
    uint count;  // vec4s of y
    uint quads;  // of a tile
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        PUT(y, i, mix(AT(from, i), AT(to, i), phase[i / p.quads]));
    }
}
