#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// dx = (scale dy - k1 - (x - mean) k2) before'(x).   Rows of examples from valid on get 0.
//   dy, x (rows,C)  statistics (groups, 3, C)  slopes (groups, 2, C) = k1 | k2  ->  dx (rows,C).   Overwrites.
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "../include/schedule.glsl"

LOADS(2, DY, dy);
LOADS(3, X, x);
LOADS(4, Statistics, statistics);
LOADS(5, Slopes, slopes);
STORES(6, writeonly, DX, dx);

struct Params {
    uint groups;
    uint group_rows;
    uint quads;   // per stored row
    uint pixels;  // rows per example
    uint before;  // the activation that made x
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

#include "norm.glsl"

void main() {
    p = pushed;
    if (!norm_place()) return;
    uint valid = current_step().valid * p.pixels;
    uint at = 3u * norm_group * p.quads + norm_quad;
    vec4 mean = AT(statistics, at);
    vec4 scale = AT(statistics, at + p.quads);
    uint slope = 2u * norm_group * p.quads + norm_quad;
    vec4 plain = AT(slopes, slope);
    vec4 along = AT(slopes, slope + p.quads);
    for (uint n = 0u; n < norm_end - norm_first; ++n) {
        uint row = norm_first + n;
        uint i = row * p.quads + norm_quad;
        vec4 gradient = scale * AT(dy, i) - plain - (AT(x, i) - mean) * along;
        PUT(dx, i, row < valid ? activate_backward(AT(x, i), gradient, p.before) : vec4(0.0));
    }
}
