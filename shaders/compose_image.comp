#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: CHANNELS=1,3 LD=0,1
// Down: lines of compose_rows  ->  picture. A pixel is a sum of taps again, and its values become a colour by a curve: a table of colours
// for grey, whose red, green and blue serve the three channels of a colour. Around tiles lies the background; their edges cover pixels in
// part. One invocation per four pixels side by side; those past the right edge have no effect.
#include "include/loads.glsl"

layout(local_size_x = 32, local_size_y = 2) in;

LOADS(0, Lines, lines);

// Of every row of pixels: how much of it a tile covers, and where its curves begin behind the column's; then its taps in pairs: where a
// first channel's line begins, in vec4s from the first line, and its weight. Numbers all, so that they come as texels.
LOADS(1, Rows, rows);

// Of four pixels side by side: how much of them a tile covers; then where their curves begin.
LOADS(2, Columns, columns);

// Colours: the background, then the curves.
LOADS(3, Curves, curves);
layout(set = 0, binding = 4, rgba8) uniform writeonly image2D picture;

// Mirrored by ComposeImageParams (src/Vae.Realtime/Kernels/ComposeKernels.cs).
layout(push_constant, std430) uniform Params {
    uint quads;       // vec4s of a line
    uint pairs;       // of taps of a pixel
    uint bgra;        // 1 when the picture's bytes are read as BGRA later
    float last;       // index of a curve's last colour
} p;

void main() {
    uvec2 at = gl_GlobalInvocationID.xy;
    ivec2 size = imageSize(picture);
    if (at.x >= p.quads || int(at.y) >= size.y) return;

    uint row = at.y * (p.pairs + 1u);
    vec4 end = AT(rows, row);
    vec4 cover = end.x * AT(columns, 2u * at.x);
    vec4 background = AT(curves, 0u);
    ivec2 pixel = ivec2(int(at.x) * 4, int(at.y));
    if (cover == vec4(0.0)) {
        [[unroll]] for (int k = 0; k < 4; ++k) imageStore(picture, pixel + ivec2(k, 0), p.bgra == 1u ? background.bgra : background);
        return;
    }

    vec4 sum[CHANNELS];
    [[unroll]] for (int c = 0; c < CHANNELS; ++c) sum[c] = vec4(0.0);
    for (uint k = 1u; k <= p.pairs; ++k) {
        vec4 pair = AT(rows, row + k);

        // The longest rows are those where tiles overlap; in others nothing but zeros follow.
        if (pair.y == 0.0) break;
        uint first = uint(pair.x) + at.x;
        uint second = uint(pair.z) + at.x;
        [[unroll]] for (int c = 0; c < CHANNELS; ++c) {
            uint line = uint(c) * p.quads;
            sum[c] += pair.y * AT(lines, first + line) + pair.w * AT(lines, second + line);
        }
    }

    vec4 curve = end.y + AT(columns, 2u * at.x + 1u) + 0.5;
    ivec4 entry[CHANNELS];
    [[unroll]] for (int c = 0; c < CHANNELS; ++c) entry[c] = ivec4(clamp(sum[c], 0.0, 1.0) * p.last + curve);
    [[unroll]] for (int k = 0; k < 4; ++k) {
#if CHANNELS == 1
        vec4 colour = AT(curves, entry[0][k]);
#else
        vec4 colour = vec4(AT(curves, entry[0][k]).r, AT(curves, entry[1][k]).g, AT(curves, entry[2][k]).b, 1.0);
#endif
        colour = mix(background, colour, cover[k]);
        imageStore(picture, pixel + ivec2(k, 0), p.bgra == 1u ? colour.bgra : colour);
    }
}
