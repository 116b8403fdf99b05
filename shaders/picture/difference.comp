#version 460
#extension GL_GOOGLE_include_directive : require
// y = offset + gain * (r - x), or of its magnitude.   x, r, y (count) vec4s.   Overwrites.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) readonly  buffer R { vec4 r[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Y { vec4 y[]; };

struct Params {
    uint  count;      // vec4s of y
    uint  magnitude;  // 1 to leave out the sign
    float offset;
    float gain;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        vec4 error = r[i] - x[i];
        y[i] = p.offset + p.gain * (p.magnitude == 1u ? abs(error) : error);
    }
}
