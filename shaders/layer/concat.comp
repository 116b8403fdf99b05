#version 460
#extension GL_GOOGLE_include_directive : require
// y = a | b along the channels.   a (rows,A)  b (rows,B)  ->  y (rows,A+B).   Overwrites; padded columns become 0.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer A { float a[]; };
layout(set = 0, binding = 1, std430) readonly  buffer B { float b[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Y { vec4 y[]; };

struct Params {
    uint count;      // vec4s of y
    uint quads;      // per stored row of y
    uint a_columns;  // A
    uint b_columns;  // B
    uint a_stride;   // floats per stored row
    uint b_stride;
    uint b_period;   // rows of y that share a row of b: H W when every pixel gets the same b, else 1
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint row = i / p.quads;
        vec4 values = vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) {
            uint column = 4u * (i - row * p.quads) + c;
            if (column < p.a_columns) values[c] = a[row * p.a_stride + column];
            else if (column < p.a_columns + p.b_columns) values[c] = b[row / p.b_period * p.b_stride + column - p.a_columns];
        }
        y[i] = values;
    }
}
