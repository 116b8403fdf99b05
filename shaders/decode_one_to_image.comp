#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: CHANNELS=1 TEXELS=14 SLICES=1 WG=8 LD=0,1
// variants: CHANNELS=3 TEXELS=4 SLICES=1 WG=8 LD=0,1
// variants: CHANNELS=1,3 TEXELS=1 SLICES=16 WG=128 LD=0,1
// One latent decoded straight into a picture of the model's own size, a pixel to a texel.
#include "include/decode_one.glsl"

layout(set = 0, binding = 5, rgba8) uniform writeonly image2D picture;

void main() {
    if (!decode_means()) return;
    [[unroll]] for (uint t = 0u; t < TEXELS; ++t) {
        uint texel = first_texel + t;
        if (texel <= p.last_texel) {
            // Grey: 0 0 0; colour: 0 1 2.
            vec3 colour = vec3(mean[t][0], mean[t][CHANNELS / 3], mean[t][CHANNELS * 2 / 3]);
            uint y = texel / p.width;
            imageStore(picture, ivec2(texel - y * p.width, y), vec4(p.bgra == 1u ? colour.bgr : colour, 1.0));
        }
    }
}
