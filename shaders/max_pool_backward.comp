#version 460
#extension GL_GOOGLE_include_directive : require
// dx = the sum of dy over the windows that chose the pixel.   dy, chosen (B H' W', C)  ->  dx (B H W, C).   Overwrites.
#include "include/elements.glsl"
#include "include/pool.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer DY     { vec4 dy[]; };
layout(set = 0, binding = 1, std430) readonly  buffer Chosen { uvec4 chosen[]; };
layout(set = 0, binding = 2, std430) writeonly buffer DX     { vec4 dx[]; };

void main() {
    for (uint n = 0u; n < ELEMENTS; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint row = pixel / p.width;
        uint example = row / p.height;
        uvec2 place = uvec2(pixel % p.width, row % p.height) + p.padding;
        vec4 sum = vec4(0.0);
        for (uint down = 0u; down < p.kernel; ++down)
            for (uint across = 0u; across < p.kernel; ++across) {
                // The window in which the pixel is this tap; a difference below 0 wraps round and lies outside as well.
                uvec2 corner = place - uvec2(across, down);
                uvec2 at = corner / p.stride;
                if (at * p.stride != corner || at.x >= p.out_width || at.y >= p.out_height) continue;
                uint window = ((example * p.out_height + at.y) * p.out_width + at.x) * p.quads + i % p.quads;
                sum += mix(vec4(0.0), dy[window], equal(chosen[window], uvec4(down * p.kernel + across)));
            }
        dx[i] = sum;
    }
}
