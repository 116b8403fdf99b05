#version 460
#extension GL_GOOGLE_include_directive : require
// w = bound (2u - 1) with u uniform in (0,1), a pure function of (key, row, column).   w (rows, columns). One invocation per four columns.
#include "../include/philox.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) writeonly buffer W { float w[]; };

struct Params {
    uint  rows;
    uint  columns;
    uint  stride;  // floats per stored row
    float bound;
    uint  key0;
    uint  key1;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint quads = (p.columns + 3u) / 4u;
    uint row = gl_GlobalInvocationID.x / quads;
    uint quad = gl_GlobalInvocationID.x - row * quads;
    if (row >= p.rows) return;

    vec4 drawn = p.bound * (2.0 * philox_uniform(uvec4(row, quad, 0u, 0u), uvec2(p.key0, p.key1)) - 1.0);
    for (uint c = 0u; c < 4u && 4u * quad + c < p.columns; ++c) w[row * p.stride + 4u * quad + c] = drawn[c];
}
