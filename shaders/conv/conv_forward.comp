#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// From the fine side of a convolution to the coarse one: Conv2d forward, ConvTranspose2d backward.
#define TRANSPOSE_A 0
#define TRANSPOSE_B 1
#include "../include/memory.glsl"
#include "conv_params.glsl"

LOADS(0, A, a);
LOADS(1, W, b);

#include "conv.glsl"

void main() {
    p = pushed;
    conv_place();
    conv();
    conv_store();
}
