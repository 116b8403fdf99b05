#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// y = x enlarged.   x (B H W, C)  ->  y (B fH fW, C).   Overwrites.
// One element is a pixel of x: its area in y is made of it and its eight neighbours, which are read once. Beyond the border lies the pixel
// on it.
#include "../include/memory.glsl"
#include "../include/elements.glsl"
#include "upsample.glsl"

LOADS(0, X, x);
STORES(1, writeonly, Y, y);

void main() {
    p = pushed;
    uint y_row = p.factor * p.width * p.quads;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint quad = i - pixel * p.quads;
        uint row = pixel / p.width;
        uint column = pixel - row * p.width;
        uint to = p.factor * (row * y_row + column * p.quads) + quad;
        if (p.bilinear == 0u) {
            vec4 value = AT(x, i);
            for (uint down = 0u; down < p.factor; ++down)
                for (uint across = 0u; across < p.factor; ++across) PUT(y, to + down * y_row + across * p.quads, value);
            continue;
        }

        uint line = row % p.height;
        uint left = column > 0u ? p.quads : 0u;
        uint right = column + 1u < p.width ? p.quads : 0u;
        uint above = line > 0u ? i - p.width * p.quads : i;
        uint below = line + 1u < p.height ? i + p.width * p.quads : i;
        vec4 west[3] = vec4[](AT(x, above - left), AT(x, i - left), AT(x, below - left));
        vec4 middle[3] = vec4[](AT(x, above), AT(x, i), AT(x, below));
        vec4 east[3] = vec4[](AT(x, above + right), AT(x, i + right), AT(x, below + right));
        for (uint across = 0u; across < p.factor; ++across) {
            float aside = away(int(across));
            vec4 north = mix(middle[0], aside < 0.0 ? west[0] : east[0], abs(aside));
            vec4 centre = mix(middle[1], aside < 0.0 ? west[1] : east[1], abs(aside));
            vec4 south = mix(middle[2], aside < 0.0 ? west[2] : east[2], abs(aside));
            for (uint down = 0u; down < p.factor; ++down) {
                float off = away(int(down));
                PUT(y, to + down * y_row + across * p.quads, mix(centre, off < 0.0 ? north : south, abs(off)));
            }
        }
    }
}
