#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1,3
// dw = G' u G of each output and input, and each invocation's sum of squares.   planes (36, N, K)  ->  dw (N, 9, K)  squares.
#include "../include/memory.glsl"
#include "transforms.glsl"
#include "taps.glsl"

LOADS(0, Planes, planes);
STORES(1, writeonly, DW, dw);
layout(set = 0, binding = 2, std430) writeonly buffer Squares { float squares[]; };

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x / p.quads;
    uint quad = gl_GlobalInvocationID.x - row * p.quads;
    if (row >= p.rows) return;
    vec4 lines[3][6];
    [[unroll]] for (int j = 0; j < 6; ++j) {
        vec4 u[6];
        [[unroll]] for (int i = 0; i < 6; ++i) u[i] = AT(planes, uint(6 * i + j) * p.plane + row * p.stride + quad);
        vec4 g[3] = to_taps(u);
        [[unroll]] for (int i = 0; i < 3; ++i) lines[i][j] = g[i];
    }
    float square = 0.0;
    [[unroll]] for (int i = 0; i < 3; ++i) {
        vec4 g[3] = to_taps(lines[i]);
        [[unroll]] for (int j = 0; j < 3; ++j) {
            PUT(dw, tap_at(row, quad, 3 * i + j), g[j]);
            square += dot(g[j], g[j]);
        }
    }
    squares[gl_GlobalInvocationID.x] = square;
}
