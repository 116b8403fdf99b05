#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// dW (+)= dz^T x ;  db (+)= column sums of dz ;  and the sum of squares of each tile's result, for the gradient norm.
// dz (B,O)  x (B,I)  ->  dW (O,I)  db (O)  squares (tiles).   option 0 overwrites, 1 accumulates.
#define TRANSPOSE_A 1
#define TRANSPOSE_B 0
#include "../include/memory.glsl"
#include "gemm_params.glsl"

LOADS(0, DZ, a);
LOADS(1, X, b);
STORES(2, , DW, dw);
layout(set = 0, binding = 3, std430)           buffer DB      { vec4 db[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Squares { float squares[]; };

#include "dense.glsl"

// The first column of tiles owns the bias.
float bias_gradient() {
    vec4 sums[TM / 4];
    [[unroll]] for (int i = 0; i < TM / 4; ++i) sums[i] = vec4(0.0);
    uint k = 0u;
    do {
        [[unroll]] for (int i = 0; i < TM / 4; ++i)
            sums[i] += AT(a, min((tile_row >> 2) + i, p.a_stride - 1u) + k * p.a_stride);
    } while (++k < p.inner);
    float square = 0.0;
    [[unroll]] for (int i = 0; i < TM / 4; ++i)
        if (tile_row + 4 * i < p.rows) {
            uint at = (tile_row >> 2) + i;
            vec4 sum = sums[i];
            if (p.option == 1u) sum += db[at];
            db[at] = sum;
            square += dot(sum, sum);
        }
    return square;
}

void main() {
    p = pushed;
    gemm_place();
    gemm();
    float square = 0.0;
    [[unroll]] for (int i = 0; i < TM; ++i)
        [[unroll]] for (int q = 0; q < TN / 4; ++q)
            if (gemm_inside(i, q)) {
                uint at = gemm_index(i, q);
                vec4 sum = gemm_quad(i, q);
                if (p.option == 1u) sum += GET(dw, at);
                PUT(dw, at, sum);
                square += dot(sum, sum);
            }
    if (tile_live && tile_col == 0u) square += bias_gradient();
    if (tile_owned) squares[tile] = square;
}
