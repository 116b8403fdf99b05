#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// dx += dy * before'(x): what a second reader of x has to add.   x, dy (rows,C)  ->  dx (rows,C).   Accumulates.
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "../include/elements.glsl"

LOADS(0, X, x);
LOADS(1, DY, dy);
layout(set = 0, binding = 2, std430)          buffer DX { vec4 dx[]; };

struct Params {
    uint count;   // vec4s
    uint before;  // the activation that made x
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        dx[i] += activate_backward(AT(x, i), AT(dy, i), p.before);
    }
}
