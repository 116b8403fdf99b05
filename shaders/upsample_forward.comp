#version 460
#extension GL_GOOGLE_include_directive : require
// y = x enlarged.   x (B H W, C)  ->  y (B fH fW, C).   Overwrites.
#include "include/elements.glsl"
#include "include/upsample.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y { vec4 y[]; };

void main() {
    for (uint n = 0u; n < ELEMENTS; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint quad = i % p.quads;
        uint row = pixel / (p.factor * p.width);
        uint example = row / (p.factor * p.height);
        uvec2 at = uvec2(pixel % (p.factor * p.width), row % (p.factor * p.height));
        uint first_row = example * p.height;
        if (p.bilinear == 0u) {
            y[i] = x[((first_row + at.y / p.factor) * p.width + at.x / p.factor) * p.quads + quad];
            continue;
        }
        vec2 middle = vec2(place(at.x, p.width), place(at.y, p.height));
        uvec2 first = uvec2(middle);
        uvec2 second = min(first + 1u, uvec2(p.width, p.height) - 1u);
        vec2 weight = middle - vec2(first);
        uint upper = (first_row + first.y) * p.width;
        uint lower = (first_row + second.y) * p.width;
        vec4 above = mix(x[(upper + first.x) * p.quads + quad], x[(upper + second.x) * p.quads + quad], weight.x);
        vec4 below = mix(x[(lower + first.x) * p.quads + quad], x[(lower + second.x) * p.quads + quad], weight.x);
        y[i] = mix(above, below, weight.y);
    }
}
