#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// picture = overlay + picture * (255 - alpha) / 255, rounded, in the tiles of 16x4 pixels that are covered; opaque.   picture, overlay
// (height, row_quads) uvec4s of four pixels, a byte a channel, the overlay's alpha highest. An invocation takes four pixels side by side.
#include "include/loads.glsl"

layout(local_size_x = 4, local_size_y = 4, local_size_z = 4) in;

// The first vec4's z and w are how many tiles are covered, and where they stand: left and top of each.
LOADS(0, List, list);
layout(set = 0, binding = 1, std430) readonly buffer Overlay { uvec4 overlay[]; };
layout(set = 0, binding = 2, std430) buffer Picture { uvec4 picture[]; };

// Mirrored by OverlayBlend (src/Vae.Realtime/Kernels/OverlayKernels.cs).
layout(push_constant, std430) uniform Params {
    uint row_quads;  // from one row to the next
    uint height;     // pixels
} p;

const uint MOST_GROUPS = 32768u;  // along x
const uint OPAQUE = 0xFF000000u;
const uint EVEN = 0x00FF00FFu;    // the first and third channel

void main() {
    vec4 head = AT(list, 0);
    int tile = int(4u * (gl_WorkGroupID.y * MOST_GROUPS + gl_WorkGroupID.x) + gl_LocalInvocationID.z);
    if (tile >= int(head.z)) return;

    ivec2 corner = ivec2(AT(list, int(head.w) + tile).xy);
    uvec2 at = uvec2(uint(corner.x) / 4u, uint(corner.y)) + gl_LocalInvocationID.xy;
    if (at.x >= p.row_quads || at.y >= p.height) return;

    uint i = at.y * p.row_quads + at.x;
    uvec4 over = overlay[i];
    uvec4 under = picture[i];
    uvec4 keep = 255u - (over >> 24);

    // Two channels at a time, 16 bits for each; n / 255 rounded is (n + 128 + (n + 128) / 256) / 256.
    uvec4 even = (under & EVEN) * keep + 0x00800080u;
    even = (even + (even >> 8 & EVEN)) >> 8 & EVEN;
    uvec4 odd = (under >> 8 & 0xFFu) * keep + 128u;
    odd = (odd + (odd >> 8)) >> 8;
    picture[i] = (over & ~OPAQUE) + (even | odd << 8) | OPAQUE;
}
