#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: CHANNELS=1,3 LD=0,1
// Down: lines (rows*height*CHANNELS, 4*quads) of stretch_rows  ->  picture. One invocation per four pixels side by side; those past the
// right edge have no effect.
#include "include/loads.glsl"
#include "include/stretch.glsl"

layout(local_size_x = 32, local_size_y = 2) in;

LOADS(0, Lines, lines);
layout(set = 0, binding = 1, rgba8) uniform writeonly image2D picture;

void main() {
    uvec2 at = gl_GlobalInvocationID.xy;
    ivec2 size = imageSize(picture);
    if (at.x >= p.quads || int(at.y) >= size.y) return;

    Place down = place(p.top + float(at.y) * p.pixel, float(p.height), float(p.rows));
    float above = down.cell * float(p.height);
    uint first = uint(above + down.first) * CHANNELS * p.quads + at.x;
    uint second = uint(above + down.second) * CHANNELS * p.quads + at.x;
    vec4 channel[CHANNELS];
    [[unroll]] for (int c = 0; c < CHANNELS; ++c) {
        vec4 mixed = mix(AT(lines, first + uint(c) * p.quads), AT(lines, second + uint(c) * p.quads), down.weight);
        channel[c] = down.inside ? clamp(mixed, 0.0, 1.0) : vec4(p.background);
    }

    ivec2 pixel = ivec2(int(at.x) * 4, int(at.y));
    [[unroll]] for (int k = 0; k < 4; ++k) {
        // Grey: 0 0 0; colour: 0 1 2.
        vec3 colour = vec3(channel[0][k], channel[CHANNELS / 3][k], channel[CHANNELS * 2 / 3][k]);
        imageStore(picture, pixel + ivec2(k, 0), vec4(p.bgra == 1u ? colour.bgr : colour, 1.0));
    }
}
