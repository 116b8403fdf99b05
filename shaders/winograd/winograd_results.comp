#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: BACKWARD=0,1 LD=0,1,3
// y = act(A' m A + b) of each tile, or (A' m A) * act'(x).   planes (36, tiles, C)  ->  y (batch x pixels, C).
//   BACKWARD 0: other is the bias (C)   1: other is x, shaped as y
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "transforms.glsl"
#include "tiles.glsl"

LOADS(0, Planes, planes);
LOADS(1, Other, other);
STORES(2, writeonly, Y, y);

void main() {
    p = pushed;
    place_tile();
    if (tile >= p.tiles) return;
    vec4 lines[4][6];
    [[unroll]] for (int j = 0; j < 6; ++j) {
        vec4 m[6];
        [[unroll]] for (int i = 0; i < 6; ++i) m[i] = AT(planes, plane_at(i, j));
        vec4 sums[4] = to_pixels(m);
        [[unroll]] for (int i = 0; i < 4; ++i) lines[i][j] = sums[i];
    }
#if BACKWARD == 0
    vec4 bias = AT(other, quad);
#endif
    vec4 in_columns = vec4(lessThan(4u * quad + uvec4(0, 1, 2, 3), uvec4(p.outputs)));
    [[unroll]] for (int i = 0; i < 4; ++i) {
        vec4 sums[4] = to_pixels(lines[i]);
        [[unroll]] for (int j = 0; j < 4; ++j)
            if (in_map(top + i, left + j)) {
                uint at = pixel_at(top + i, left + j);
#if BACKWARD == 0
                PUT(y, at, in_columns * activate(sums[j] + bias, p.activation));
#else
                PUT(y, at, in_columns * activate_backward(AT(other, at), sums[j], p.activation));
#endif
            }
    }
}
