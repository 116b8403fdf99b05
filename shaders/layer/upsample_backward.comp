#version 460
#extension GL_GOOGLE_include_directive : require
// dx = before'(x) times the sum of dy over the enlarged pixels that a pixel has a share in, by its share.
//   dy (B fH fW, C)  x (B H W, C)  ->  dx (B H W, C).   Overwrites.
#include "../include/activation.glsl"
#include "../include/elements.glsl"
#include "upsample.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer DY { vec4 dy[]; };
layout(set = 0, binding = 1, std430) readonly  buffer X  { vec4 x[]; };
layout(set = 0, binding = 2, std430) writeonly buffer DX { vec4 dx[]; };

float share(uint at, uint pixel, uint size) {
    return p.bilinear == 0u ? 1.0 : max(1.0 - abs(place(at, size) - float(pixel)), 0.0);
}

void main() {
    p = pushed;
    // A bilinear pixel has a share in half of its neighbours' areas.
    uint reach = p.bilinear * (p.factor / 2u);
    uvec2 out_size = p.factor * uvec2(p.width, p.height);
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint quad = i - pixel * p.quads;
        uint row = pixel / p.width;
        uint example = row / p.height;
        uvec2 at = uvec2(pixel - row * p.width, row - example * p.height);
        vec4 sum = vec4(0.0);
        for (uint down = 0u; down < p.factor + 2u * reach; ++down) {
            // Left of and above the image these wrap round, and so lie outside as well.
            uint y = p.factor * at.y + down - reach;
            if (y >= out_size.y) continue;
            vec4 line = vec4(0.0);
            for (uint across = 0u; across < p.factor + 2u * reach; ++across) {
                uint column = p.factor * at.x + across - reach;
                if (column >= out_size.x) continue;
                line += share(column, at.x, p.width) * dy[((example * out_size.y + y) * out_size.x + column) * p.quads + quad];
            }
            sum += share(y, at.y, p.height) * line;
        }
        dx[i] = activate_backward(x[i], sum, p.before);
    }
}
