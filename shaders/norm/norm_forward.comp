#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// y = act((x - mean) scale + bias).   x (rows,C)  statistics (groups, 3, C)  bias (C)  ->  y (rows,C).   Overwrites; padded columns stay 0.
#include "../include/memory.glsl"
#include "../include/activation.glsl"

LOADS(0, X, x);
LOADS(1, Statistics, statistics);
LOADS(2, Bias, bias);
STORES(3, writeonly, Y, y);

struct Params {
    uint groups;
    uint group_rows;
    uint quads;       // per stored row
    uint columns;     // C
    uint activation;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

#include "norm.glsl"

void main() {
    p = pushed;
    if (!norm_place()) return;
    vec4 inside = vec4(lessThan(4u * norm_quad + uvec4(0, 1, 2, 3), uvec4(p.columns)));
    uint at = 3u * norm_group * p.quads + norm_quad;
    vec4 mean = AT(statistics, at);
    vec4 scale = AT(statistics, at + p.quads);
    vec4 offset = AT(bias, norm_quad);
    for (uint n = 0u; n < norm_end - norm_first; ++n) {
        uint i = (norm_first + n) * p.quads + norm_quad;
        PUT(y, i, inside * activate((AT(x, i) - mean) * scale + offset, p.activation));
    }
}
