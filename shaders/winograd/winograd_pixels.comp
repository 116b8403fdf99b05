#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1,3
// planes[i][tile] = (B' d B)[i] of the 6x6 pixels d that a tile's results are made of.   x (batch x pixels, C)  ->  planes (36, tiles, C).
#include "../include/memory.glsl"
#include "transforms.glsl"
#include "tiles.glsl"

LOADS(0, X, x);
STORES(1, writeonly, Planes, planes);

void main() {
    p = pushed;
    place_tile();
    if (tile >= p.rows) return;
    vec4 lines[6][6];
    [[unroll]] for (int j = 0; j < 6; ++j) {
        vec4 d[6];
        [[unroll]] for (int i = 0; i < 6; ++i) d[i] = AT(x, pixel_or_zero(top + i - int(p.before), left + j - int(p.before)));
        vec4 v[6] = from_pixels(d);
        [[unroll]] for (int i = 0; i < 6; ++i) lines[i][j] = v[i];
    }
    [[unroll]] for (int i = 0; i < 6; ++i) {
        vec4 v[6] = from_pixels(lines[i]);
        [[unroll]] for (int j = 0; j < 6; ++j) PUT(planes, plane_at(i, j), v[j]);
    }
}
