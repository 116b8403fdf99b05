#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#ifdef SHUFFLED
#extension GL_KHR_shader_subgroup_shuffle : require
#endif
// variants: STAGED=0 SHUFFLED=1 TM=16 TN=8 WG=8 BACKWARD=0,1 LD=0,1
// variants: STAGED=0 TM=8 TN=8 WG=8 BACKWARD=0,1 LD=0,1
// variants: STAGED=1 TM=4 TN=4 WG=64 BACKWARD=0,1 LD=0,1
// variants: STAGED=1 TM=8 TN=8 WG=64 BACKWARD=0,1 LD=0,1
// From the coarse side to the fine one.
#define TRANSPOSE_B 0
#include "include/loads.glsl"

LOADS(0, A, a);
LOADS(1, W, b);

#include "include/conv.glsl"

void main() {
    conv_place();
    conv();
    conv_store();
}
