#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// dx = dy * act'(x) * before'(x).   x, dy (rows,C)  ->  dx (rows,C).   Overwrites. before is the activation that made x.
#include "../include/memory.glsl"
#include "activation_any.glsl"
#include "../include/elements.glsl"

LOADS(0, X, x);
LOADS(1, DY, dy);
STORES(2, writeonly, DX, dx);

struct Params {
    uint count;       // vec4s
    uint activation;
    uint before;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        PUT(dx, i, activate_backward(AT(x, i), AT(dy, i) * activation_slope(AT(x, i), p.activation), p.before));
    }
}
