#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: CHANNELS=1,3 LD=0,1
// Down: lines of compose_rows  ->  picture. A pixel is a sum of taps again, and its values become a colour by a curve: a table of colours
// for grey, whose red, green and blue serve the three channels of a colour. Around tiles lies the background; their edges cover pixels in
// part. One invocation per four pixels side by side; those past the right edge have no effect.
#include "include/loads.glsl"

layout(local_size_x = 32, local_size_y = 2) in;

struct Tap {
    int at;        // vec4s from the beginning of the lines to that of the first channel's line
    float weight;
};

// Of four pixels side by side: how much of them a tile covers, and where its curve begins.
struct Columns {
    vec4 cover;
    ivec4 curve;
};

struct Row {
    float cover;
    int curve;  // behind the column's
};

LOADS(0, Lines, lines);
layout(set = 0, binding = 1, std430) readonly buffer Down   { Tap down[]; };
layout(set = 0, binding = 2, std430) readonly buffer Sides  { Columns columns[]; };
layout(set = 0, binding = 3, std430) readonly buffer Ends   { Row rows[]; };
layout(set = 0, binding = 4, std430) readonly buffer Curves { uint curves[]; };
layout(set = 0, binding = 5, rgba8) uniform writeonly image2D picture;

// Mirrored by ComposeImageParams (src/Vae.Realtime/Kernels/ComposeKernels.cs).
layout(push_constant, std430) uniform Params {
    uint quads;       // vec4s of a line
    uint taps;        // of a pixel
    uint bgra;        // 1 when the picture's bytes are read as BGRA later
    float last;       // index of a curve's last colour
} p;

void main() {
    uvec2 at = gl_GlobalInvocationID.xy;
    ivec2 size = imageSize(picture);
    if (at.x >= p.quads || int(at.y) >= size.y) return;

    vec4 sum[CHANNELS];
    [[unroll]] for (int c = 0; c < CHANNELS; ++c) sum[c] = vec4(0.0);
    for (uint k = 0u; k < p.taps; ++k) {
        Tap tap = down[at.y * p.taps + k];
        uint from = uint(tap.at) + at.x;
        [[unroll]] for (int c = 0; c < CHANNELS; ++c) sum[c] += tap.weight * AT(lines, from + uint(c) * p.quads);
    }

    Columns column = columns[at.x];
    Row row = rows[at.y];
    vec4 cover = column.cover * row.cover;
    ivec4 curve = column.curve + row.curve;
    vec3 background = unpackUnorm4x8(curves[0]).rgb;
    ivec4 entry[CHANNELS];
    [[unroll]] for (int c = 0; c < CHANNELS; ++c) entry[c] = curve + ivec4(clamp(sum[c], 0.0, 1.0) * p.last + 0.5);
    ivec2 pixel = ivec2(int(at.x) * 4, int(at.y));
    [[unroll]] for (int k = 0; k < 4; ++k) {
#if CHANNELS == 1
        vec3 colour = unpackUnorm4x8(curves[entry[0][k]]).rgb;
#else
        vec3 colour = vec3(
            unpackUnorm4x8(curves[entry[0][k]]).r, unpackUnorm4x8(curves[entry[1][k]]).g, unpackUnorm4x8(curves[entry[2][k]]).b);
#endif
        colour = mix(background, colour, cover[k]);
        imageStore(picture, pixel + ivec2(k, 0), vec4(p.bgra == 1u ? colour.bgr : colour, 1.0));
    }
}
