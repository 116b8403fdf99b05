#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1,3
// planes[i][n] = (G g G')[i] of the 3x3 taps g of each output and input.   w (N, 9, K)  ->  planes (36, N, K).
#include "../include/memory.glsl"
#include "transforms.glsl"
#include "taps.glsl"

LOADS(0, W, w);
STORES(1, writeonly, Planes, planes);

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x / p.quads;
    uint quad = gl_GlobalInvocationID.x - row * p.quads;
    if (row >= p.rows) return;
    vec4 lines[6][3];
    [[unroll]] for (int j = 0; j < 3; ++j) {
        vec4 g[3];
        [[unroll]] for (int i = 0; i < 3; ++i) {
            int tap = 3 * i + j;
            g[i] = AT(w, tap_at(row, quad, p.turned == 1u ? 8 - tap : tap));
        }
        vec4 u[6] = from_taps(g);
        [[unroll]] for (int i = 0; i < 6; ++i) lines[i][j] = u[i];
    }
    [[unroll]] for (int i = 0; i < 6; ++i) {
        vec4 u[6] = from_taps(lines[i]);
        [[unroll]] for (int j = 0; j < 6; ++j) PUT(planes, uint(6 * i + j) * p.plane + row * p.stride + quad, u[j]);
    }
}
