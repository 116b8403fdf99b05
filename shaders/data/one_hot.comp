#version 460
#extension GL_GOOGLE_include_directive : require
// y[r] = the unit vector of class labels[r].   labels (rows) words  ->  y (rows,C).   Overwrites; the label of no class gives zeros.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer Labels { uint labels[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y      { vec4 y[]; };

struct Params {
    uint count;    // vec4s of y
    uint quads;    // per stored row of y
    uint classes;  // C
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint label = labels[i / p.quads];
        y[i] = label < p.classes ? vec4(equal(uvec4(label), 4u * (i % p.quads) + uvec4(0, 1, 2, 3))) : vec4(0.0);
    }
}
