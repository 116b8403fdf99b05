#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: TEXELS=14 SLICES=1 WG=8 LD=0,1
// variants: TEXELS=1 SLICES=16 WG=128 LD=0,1
// One latent decoded to the means of its pixels (1,O). Overwrites. A texel is one output here, whatever the picture's channels.
#define CHANNELS 1
#include "include/decode_one.glsl"

layout(set = 0, binding = 5, std430) writeonly buffer Means { float means[]; };

void main() {
    if (!decode_means()) return;
    [[unroll]] for (uint t = 0u; t < TEXELS; ++t)
        if (first_texel + t <= p.last_texel) means[first_texel + t] = mean[t][0];
}
