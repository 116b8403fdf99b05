#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// c (+)= a' b in every plane.   a (36, K, M)  b (36, K, N)  ->  c (36, M, N).
#define TRANSPOSE_A 1
#define TRANSPOSE_B 0
#include "product.glsl"
