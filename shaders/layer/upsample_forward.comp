#version 460
#extension GL_GOOGLE_include_directive : require
// y = x enlarged.   x (B H W, C)  ->  y (B fH fW, C).   Overwrites.
// One element is a pixel of x, for whose area in y the places are found once: a division takes software drivers as long as a load.
#include "../include/elements.glsl"
#include "upsample.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y { vec4 y[]; };

// Of the four pixels of x around the middle of pixel `at` of an enlarged example, whose first row in x is given.
vec4 blended(uint first_row, uvec2 at, uint quad) {
    vec2 middle = vec2(place(at.x, p.width), place(at.y, p.height));
    uvec2 first = uvec2(middle);
    uvec2 second = min(first + 1u, uvec2(p.width, p.height) - 1u);
    vec2 weight = middle - vec2(first);
    uint upper = (first_row + first.y) * p.width;
    uint lower = (first_row + second.y) * p.width;
    vec4 above = mix(x[(upper + first.x) * p.quads + quad], x[(upper + second.x) * p.quads + quad], weight.x);
    vec4 below = mix(x[(lower + first.x) * p.quads + quad], x[(lower + second.x) * p.quads + quad], weight.x);
    return mix(above, below, weight.y);
}

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint quad = i - pixel * p.quads;
        uint row = pixel / p.width;
        uint column = pixel - row * p.width;
        uint first_row = p.bilinear == 1u ? row / p.height * p.height : 0u;
        vec4 value = x[i];
        for (uint down = 0u; down < p.factor; ++down)
            for (uint across = 0u; across < p.factor; ++across) {
                uvec2 at = p.factor * uvec2(column, row) + uvec2(across, down);
                if (p.bilinear == 1u) value = blended(first_row, at - uvec2(0u, p.factor * first_row), quad);
                y[(at.y * p.factor * p.width + at.x) * p.quads + quad] = value;
            }
    }
}
