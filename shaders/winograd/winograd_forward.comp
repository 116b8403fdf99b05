#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// c = a b' in every plane.   a (36, M, K)  b (36, N, K)  ->  c (36, M, N).   Overwrites.
#define TRANSPOSE_A 0
#define TRANSPOSE_B 1
#include "product.glsl"
