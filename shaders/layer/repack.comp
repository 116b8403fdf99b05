#version 460
#extension GL_GOOGLE_include_directive : require
// Lays the values of every example out again, counted through as (H,W,C), where padded columns lie between them.
//   source (B P, C)  ->  target (B P', C')  with P C = P' C'.   Overwrites; padded columns become 0. Backward it is the same the other way round.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer Source { float source[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Target { vec4 target[]; };

struct Params {
    uint count;           // vec4s of target
    uint quads;           // per stored row of target
    uint columns;         // C'
    uint pixels;          // P'
    uint source_columns;  // C
    uint source_pixels;   // P
    uint source_stride;   // floats per stored row
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
        uint example = row / p.pixels;
        uint value = (row - example * p.pixels) * p.columns + column;
        vec4 values = vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) {
            if (column + c >= p.columns) break;
            uint pixel = (value + c) / p.source_columns;
            values[c] = source[(example * p.source_pixels + pixel) * p.source_stride + value + c - pixel * p.source_columns];
        }
        target[i] = values;
    }
}
