#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1
// shown = overlay + picture * (255 - alpha) / 255, rounded, in the tiles of 16x4 pixels that the list names; opaque.   overlay, picture, shown
// (height, row_quads) uvec4s of four pixels, a byte a channel, the overlay's alpha highest. An invocation takes four by four pixels.
#include "../include/memory.glsl"

layout(local_size_x = 4, local_size_y = 16) in;

// The first vec4's z and w are how many tiles there are, and where they stand: left and top of each.
LOADS(0, List, list);
layout(set = 0, binding = 1, std430) readonly  buffer Overlay { uvec4 overlay[]; };
layout(set = 0, binding = 2, std430) readonly  buffer Picture { uvec4 picture[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Shown   { uvec4 shown[]; };

// Mirrored by OverlayBlendParams (src/Vae.Realtime.Learning/Kernels/OverlayKernels.cs).
struct Params {
    uint row_quads;  // from one row to the next
    uint height;     // pixels
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

const uint MAX_GROUPS = 32768u;  // along x
const uint OPAQUE = 0xFF000000u;
const uint EVEN = 0x00FF00FFu;    // the first and third channel

void main() {
    p = pushed;
    vec4 head = AT(list, 0);
    int tile = int(16u * (gl_WorkGroupID.y * MAX_GROUPS + gl_WorkGroupID.x) + gl_LocalInvocationID.y);
    if (tile >= int(head.z)) return;

    vec4 corner = AT(list, int(head.w) + tile);
    uvec2 at = uvec2(ivec2(corner.xy));
    at.x = at.x / 4u + gl_LocalInvocationID.x;
    if (at.x >= p.row_quads) return;

    [[unroll]] for (uint r = 0u; r < 4u; ++r) {
        if (at.y + r >= p.height) return;
        uint i = (at.y + r) * p.row_quads + at.x;
        uvec4 over = overlay[i];
        uvec4 under = picture[i];
        uvec4 keep = 255u - (over >> 24);

        // Two channels at a time, 16 bits for each; n / 255 rounded is (n + 128 + (n + 128) / 256) / 256.
        uvec4 even = (under & EVEN) * keep + 0x00800080u;
        even = (even + (even >> 8 & EVEN)) >> 8 & EVEN;
        uvec4 odd = (under >> 8 & 0xFFu) * keep + 128u;
        odd = (odd + (odd >> 8)) >> 8;
        shown[i] = (over & ~OPAQUE) + (even | odd << 8) | OPAQUE;
    }
}
