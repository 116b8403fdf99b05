#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: CHANNELS=1,3 CURVED=0,1 LD=0,1
// Down: lines of compose_rows  ->  picture (height, quads) uvec4s of four pixels, a byte a channel, opaque. A pixel is a sum of taps again.
// With CURVED=1 its values become a colour by a curve: a table of colours for grey, whose red, green and blue serve the three channels of
// a colour; otherwise they are the colour. Beside the tiles lies the background. One invocation per four by four pixels: rows next to
// one another share most of their taps, and a row of four pixels leaves in one store.
#include "../include/memory.glsl"

layout(local_size_x = 32, local_size_y = 2) in;

LOADS(0, Lines, lines);

// Of every four rows of pixels: where their curves begin behind the column's, far below 0 outside the tiles; then for each tap a vec4
// whose x is where a first channel's line begins, in vec4s from the first line, and y is 1, and the tap's weights in the four rows.
// Numbers all, so that they come as texels.
LOADS(1, Rows, rows);

// Of four pixels side by side: where their curves begin, far below 0 outside the tiles.
LOADS(2, Columns, columns);

// The bytes of a colour as one number, first the background, then the curves: xyz what the first, second and third channel add, w all.
LOADS(3, Curves, curves);
layout(set = 0, binding = 4, std430) writeonly buffer Picture { uvec4 picture[]; };

// Mirrored by ComposeImageParams (src/Vae.Realtime.Learning/Kernels/ComposeKernels.cs).
struct Params {
    vec3 bytes;       // what a channel at 1 of 255 adds to the number
    float last;       // index of a curve's last colour
    uint quads;       // vec4s of a line
    uint taps;        // most of four rows
    uint height;      // of the picture
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

const uint OPAQUE = 0xFF000000u;

void main() {
    p = pushed;
    uvec2 at = gl_GlobalInvocationID.xy;
    if (at.x >= p.quads || 4u * at.y >= p.height) return;

    uint head = at.y * (2u * p.taps + 1u);
    vec4 sum[CHANNELS][4];
    [[unroll]] for (int c = 0; c < CHANNELS; ++c) {
        [[unroll]] for (int r = 0; r < 4; ++r) sum[c][r] = vec4(0.0);
    }
    for (uint k = 0u; k < p.taps; ++k) {
        vec4 place = AT(rows, head + 2u * k + 1u);

        // The longest rows are those where tiles overlap; in others nothing but zeros follow.
        if (place.y == 0.0) break;
        vec4 weights = AT(rows, head + 2u * k + 2u);
        uint line = uint(place.x) + at.x;
        [[unroll]] for (int c = 0; c < CHANNELS; ++c) {
            vec4 values = AT(lines, line + uint(c) * p.quads);
            [[unroll]] for (int r = 0; r < 4; ++r) sum[c][r] += weights[r] * values;
        }
    }

    vec4 curve = AT(columns, at.x);
    vec4 curves_of_rows = AT(rows, head);
#if CURVED == 0
    float background = AT(curves, 0).w;
#endif
    [[unroll]] for (int r = 0; r < 4; ++r) {
        vec4 begin = curve + curves_of_rows[r];
        vec4 number = vec4(0.0);
#if CURVED == 1
        // Entry 0 is the background.
        ivec4 entry[CHANNELS];
        [[unroll]] for (int c = 0; c < CHANNELS; ++c) entry[c] = ivec4(max(clamp(sum[c][r], 0.0, 1.0) * p.last + begin + 0.5, 0.0));
        [[unroll]] for (int k = 0; k < 4; ++k) {
#if CHANNELS == 1
            number[k] = AT(curves, entry[0][k]).w;
#else
            number[k] = AT(curves, entry[0][k]).x + AT(curves, entry[1][k]).y + AT(curves, entry[2][k]).z;
#endif
        }
#else
        [[unroll]] for (int c = 0; c < CHANNELS; ++c) number += floor(clamp(sum[c][r], 0.0, 1.0) * 255.0 + 0.5) * p.bytes[c];
        number = mix(vec4(background), number, greaterThan(begin, vec4(0.0)));
#endif
        uint row = 4u * at.y + uint(r);
        if (row < p.height) picture[row * p.quads + at.x] = uvec4(ivec4(number)) | OPAQUE;
    }
}
