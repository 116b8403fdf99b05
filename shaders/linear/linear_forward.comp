#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// y = act(x W^T + b).   x (B,I)  W (O,I)  b (O)  ->  y (B,O).   Overwrites.
// option = O without padding: padded columns stay 0 under every activation, sigmoid(0) included.
#define TRANSPOSE_A 0
#define TRANSPOSE_B 1
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "gemm_params.glsl"

LOADS(0, X, a);
LOADS(1, W, b);
layout(set = 0, binding = 2, std430) readonly  buffer Bias { vec4 bias[]; };
STORES(3, writeonly, Y, y);

#include "dense.glsl"

void main() {
    p = pushed;
    gemm_place();
    gemm();
    [[unroll]] for (int q = 0; q < TN / 4; ++q) {
        uint column = tile_col + 4 * q;
        vec4 offset = bias[min(column, p.columns - 4u) >> 2];
        vec4 in_columns = vec4(lessThan(uvec4(column) + uvec4(0, 1, 2, 3), uvec4(p.option)));
        [[unroll]] for (int i = 0; i < TM; ++i)
            if (gemm_inside(i, q)) PUT(y, gemm_index(i, q), in_columns * activate(gemm_quad(i, q) + offset, p.activation));
    }
}
