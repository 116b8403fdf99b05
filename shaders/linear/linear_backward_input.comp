#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// dx = (dz W) * act'(x).   dz (B,O)  W (O,I)  x (B,I)  ->  dx (B,I).   Overwrites: activation gradients use =.
// x is the output of the layer before, act its activation: the result is already that layer's dz.
#define TRANSPOSE_A 0
#define TRANSPOSE_B 0
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "gemm_params.glsl"

LOADS(0, DZ, a);
LOADS(1, W, b);
LOADS(2, X, x);
STORES(3, writeonly, DX, dx);

#include "dense.glsl"

void main() {
    p = pushed;
    gemm_place();
    gemm();
    [[unroll]] for (int i = 0; i < TM; ++i)
        [[unroll]] for (int q = 0; q < TN / 4; ++q)
            if (gemm_inside(i, q)) {
                uint at = gemm_index(i, q);
                PUT(dx, at, activate_backward(AT(x, at), gemm_quad(i, q), p.activation));
            }
}
