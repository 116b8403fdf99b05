#version 460
#extension GL_GOOGLE_include_directive : require
// dx = dy[:, first : first + C] * before'(x): the gradient of one part of a concatenation.
//   dy (rows,N)  x (rows,C)  ->  dx (rows,C).   Overwrites; padded columns become 0.
#include "../include/activation.glsl"
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer DY { float dy[]; };
layout(set = 0, binding = 1, std430) readonly  buffer X  { vec4 x[]; };
layout(set = 0, binding = 2, std430) writeonly buffer DX { vec4 dx[]; };

struct Params {
    uint count;    // vec4s of dx
    uint quads;    // per stored row of dx
    uint columns;  // C
    uint first;
    uint stride;   // floats per stored row of dy
    uint before;   // the activation that made x
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint row = i / p.quads;
        uint column = 4u * (i - row * p.quads);
        vec4 values = vec4(0.0);
        for (uint c = 0u; c < 4u; ++c)
            if (column + c < p.columns) values[c] = dy[row * p.stride + p.first + column + c];
        dx[i] = activate_backward(x[i], values, p.before);
    }
}
