#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// The decoder's last layer fused with its likelihood:  l = h W^T + b ,  -log p(x|z) = sum softplus(l) - x l   (Bernoulli from logits).
// h (B,I)  W (O,I)  b (O)  x (B,O)  ->  dl (B,O) = (sigmoid(l) - x) / valid ,  losses (tiles): nats summed over the tile.
// Rows from valid on and padded columns count nothing and get no gradient. option = O without padding.
#define TRANSPOSE_A 0
#define TRANSPOSE_B 1
#include "../include/memory.glsl"
#include "../include/schedule.glsl"
#include "gemm_params.glsl"

LOADS(2, H, a);
LOADS(3, W, b);
layout(set = 0, binding = 4, std430) readonly  buffer Bias   { vec4 bias[]; };
LOADS(5, X, x);
STORES(6, writeonly, DL, dl);
layout(set = 0, binding = 7, std430) writeonly buffer Losses { float losses[]; };

#include "dense.glsl"

void main() {
    p = pushed;
    gemm_place();
    gemm();
    uint valid = current_step().valid;
    float inverse_valid = current_step().inverse_valid;
    float loss = 0.0;
    [[unroll]] for (int q = 0; q < TN / 4; ++q) {
        uint column = tile_col + 4 * q;
        vec4 offset = bias[min(column, p.columns - 4u) >> 2];
        vec4 in_columns = vec4(lessThan(uvec4(column) + uvec4(0, 1, 2, 3), uvec4(p.option)));
        [[unroll]] for (int i = 0; i < TM; ++i)
            if (gemm_inside(i, q)) {
                uint at = gemm_index(i, q);
                vec4 mask = tile_row + i < valid ? in_columns : vec4(0.0);
                vec4 l = gemm_quad(i, q) + offset;
                vec4 target = AT(x, at);
                vec4 e = exp(-abs(l));
                vec4 nats = max(l, vec4(0.0)) - l * target + log(1.0 + e);
                vec4 mean = mix(e, vec4(1.0), greaterThanEqual(l, vec4(0.0))) / (1.0 + e);
                loss += dot(nats, mask);
                PUT(dl, at, (mean - target) * mask * inverse_valid);
            }
    }
    if (tile_owned) losses[tile] = loss;
}
