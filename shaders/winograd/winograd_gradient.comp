#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1,3
// planes[i][tile] = (A dy A')[i] of a tile's 4x4 gradients dy.   dy (batch x pixels, C)  ->  planes (36, tiles, C).
#include "../include/memory.glsl"
#include "transforms.glsl"
#include "tiles.glsl"

LOADS(0, DY, dy);
STORES(1, writeonly, Planes, planes);

void main() {
    p = pushed;
    place_tile();
    if (tile >= p.rows) return;
    vec4 lines[6][4];
    [[unroll]] for (int j = 0; j < 4; ++j) {
        vec4 own[4];
        [[unroll]] for (int i = 0; i < 4; ++i) own[i] = AT(dy, pixel_or_zero(top + i, left + j));
        vec4 v[6] = from_gradient(own);
        [[unroll]] for (int i = 0; i < 6; ++i) lines[i][j] = v[i];
    }
    [[unroll]] for (int i = 0; i < 6; ++i) {
        vec4 v[6] = from_gradient(lines[i]);
        [[unroll]] for (int j = 0; j < 6; ++j) PUT(planes, plane_at(i, j), v[j]);
    }
}
