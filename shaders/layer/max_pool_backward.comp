#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// dx = the sum of dy over the windows that chose the pixel.   dy, chosen (B H' W', C)  ->  dx (B H W, C).   Overwrites.
#include "../include/memory.glsl"
#include "../include/elements.glsl"
#include "pool.glsl"

LOADS(0, DY, dy);
layout(set = 0, binding = 1, std430) readonly  buffer Chosen { uvec4 chosen[]; };
STORES(2, writeonly, DX, dx);

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint quad = i - pixel * p.quads;
        uint row = pixel / p.width;
        uint example = row / p.height;
        uvec2 place = uvec2(pixel - row * p.width, row - example * p.height) + p.padding;

        // From the last window that begins at the pixel or before it back to the first that reaches it. Before window 0 the number wraps
        // round, and so lies outside as well.
        uvec2 last = place / p.stride;
        uvec2 tap = place - last * p.stride;
        vec4 sum = vec4(0.0);
        for (uvec2 at = last; tap.y < p.kernel; tap.y += p.stride, --at.y) {
            if (at.y >= p.out_height) continue;
            at.x = last.x;
            for (uint across = tap.x; across < p.kernel; across += p.stride, --at.x) {
                if (at.x >= p.out_width) continue;
                uint window = ((example * p.out_height + at.y) * p.out_width + at.x) * p.quads + quad;
                sum += mix(vec4(0.0), AT(dy, window), equal(chosen[window], uvec4(tap.y * p.kernel + across)));
            }
        }
        PUT(dx, i, sum);
    }
}
