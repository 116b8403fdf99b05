#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// y = act(x).   x (rows,C)  ->  y (rows,C).   Overwrites; padded columns stay 0.
#include "../include/memory.glsl"
#include "activation_any.glsl"
#include "../include/elements.glsl"

LOADS(0, X, x);
STORES(1, writeonly, Y, y);

struct Params {
    uint count;       // vec4s
    uint quads;       // per stored row
    uint columns;     // C
    uint activation;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        PUT(y, i, in_columns(i % p.quads, p.columns) * activate_any(AT(x, i), p.activation));
    }
}
