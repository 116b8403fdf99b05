#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// dx = before'(x) times the sum of dy over the enlarged pixels that a pixel has a share in, by its share.
//   dy (B fH fW, C)  x (B H W, C)  ->  dx (B H W, C).   Overwrites.
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "../include/elements.glsl"
#include "upsample.glsl"

LOADS(0, DY, dy);
LOADS(1, X, x);
STORES(2, writeonly, DX, dx);

// The share that a pixel has in an enlarged one; on the border all that lies beyond its middle is its own.
float share(int at, bool first, bool last) {
    float from = away(at);
    return p.bilinear == 0u || (first && from < 0.0) || (last && from > 0.0) ? 1.0 : max(1.0 - abs(from), 0.0);
}

void main() {
    p = pushed;
    // A bilinear pixel has a share in half of its neighbours' areas.
    int reach = int(p.bilinear * (p.factor / 2u));
    int end = int(p.factor) + reach;
    ivec2 out_size = int(p.factor) * ivec2(p.width, p.height);
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint pixel = i / p.quads;
        uint quad = i - pixel * p.quads;
        uint row = pixel / p.width;
        uint example = row / p.height;
        uvec2 at = uvec2(pixel - row * p.width, row - example * p.height);
        bvec2 first = equal(at, uvec2(0u));
        bvec2 last = equal(at + 1u, uvec2(p.width, p.height));
        ivec2 begin = int(p.factor) * ivec2(at);
        uint head = example * uint(out_size.y);
        vec4 sum = vec4(0.0);
        for (int down = -reach; down < end; ++down) {
            int y = begin.y + down;
            float weight = y >= 0 && y < out_size.y ? share(down, first.y, last.y) : 0.0;
            uint line = (head + uint(clamp(y, 0, out_size.y - 1))) * uint(out_size.x);
            vec4 along = vec4(0.0);
            for (int across = -reach; across < end; ++across) {
                int column = begin.x + across;
                float part = column >= 0 && column < out_size.x ? share(across, first.x, last.x) : 0.0;
                along += part * AT(dy, (line + uint(clamp(column, 0, out_size.x - 1))) * p.quads + quad);
            }
            sum += weight * along;
        }
        PUT(dx, i, activate_backward(AT(x, i), sum, p.before));
    }
}
