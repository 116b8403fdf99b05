#version 460
#extension GL_GOOGLE_include_directive : require
// r += momentum (s - r) over a flat run of statistics; nothing when the step was rejected, so that it cannot spoil them.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly buffer State { uint step; uint apply; } state;
layout(set = 0, binding = 1, std430) readonly buffer S { vec4 s[]; };
layout(set = 0, binding = 2, std430)          buffer R { vec4 r[]; };

struct Params {
    uint  count;  // vec4s
    float momentum;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    if (state.apply == 0u) return;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        r[i] += p.momentum * (s[i] - r[i]);
    }
}
