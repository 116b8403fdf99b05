#version 460
#extension GL_GOOGLE_include_directive : require
// y = act((x - mean) scale + bias).   x (rows,C)  statistics (groups, 3, C)  bias (C)  ->  y (rows,C).   Overwrites; padded columns stay 0.
#include "../include/activation.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer X          { vec4 x[]; };
layout(set = 0, binding = 1, std430) readonly  buffer Statistics { vec4 statistics[]; };
layout(set = 0, binding = 2, std430) readonly  buffer Bias       { vec4 bias[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Y          { vec4 y[]; };

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
    vec4 mean = statistics[at];
    vec4 scale = statistics[at + p.quads];
    vec4 offset = bias[norm_quad];
    for (uint row = norm_first; row < norm_end; ++row) {
        uint i = row * p.quads + norm_quad;
        y[i] = inside * activate((x[i] - mean) * scale + offset, p.activation);
    }
}
