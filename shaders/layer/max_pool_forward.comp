#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// y = the largest value of every window, and which tap of the window it is; the first of equals.
//   x (B H W, C)  ->  y (B H' W', C)  chosen (B H' W', C).   Overwrites.
#include "../include/memory.glsl"
#include "../include/elements.glsl"
#include "pool.glsl"

LOADS(0, X, x);
layout(set = 0, binding = 1, std430) writeonly buffer Y      { vec4 y[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Chosen { uvec4 chosen[]; };

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint window = i / p.quads;
        uint quad = i - window * p.quads;
        uint row = window / p.out_width;
        uint example = row / p.out_height;
        uvec2 corner = p.stride * uvec2(window - row * p.out_width, row - example * p.out_height);
        vec4 largest = vec4(-3.402823e38);
        uvec4 tap = uvec4(0);
        for (uint down = 0u; down < p.kernel; ++down)
            for (uint across = 0u; across < p.kernel; ++across) {
                // Left of and above the image these wrap round, and so lie outside as well.
                uvec2 at = corner + uvec2(across, down) - p.padding;
                if (at.x >= p.width || at.y >= p.height) continue;
                vec4 value = AT(x, ((example * p.height + at.y) * p.width + at.x) * p.quads + quad);
                bvec4 larger = greaterThan(value, largest);
                largest = mix(largest, value, larger);
                tap = mix(tap, uvec4(down * p.kernel + across), larger);
            }
        y[i] = largest;
        chosen[i] = tap;
    }
}
