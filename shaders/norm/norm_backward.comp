#version 460
#extension GL_GOOGLE_include_directive : require
// dx = (scale dy - k1 - (x - mean) k2) before'(x).   Rows of examples from valid on get 0.
//   dy, x (rows,C)  statistics (groups, 3, C)  slopes (groups, 2, C) = k1 | k2  ->  dx (rows,C).   Overwrites.
#include "../include/activation.glsl"
#include "../include/schedule.glsl"

layout(set = 0, binding = 2, std430) readonly  buffer DY         { vec4 dy[]; };
layout(set = 0, binding = 3, std430) readonly  buffer X          { vec4 x[]; };
layout(set = 0, binding = 4, std430) readonly  buffer Statistics { vec4 statistics[]; };
layout(set = 0, binding = 5, std430) readonly  buffer Slopes     { vec4 slopes[]; };
layout(set = 0, binding = 6, std430) writeonly buffer DX         { vec4 dx[]; };

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
    vec4 mean = statistics[at];
    vec4 scale = statistics[at + p.quads];
    uint slope = 2u * norm_group * p.quads + norm_quad;
    vec4 plain = slopes[slope];
    vec4 along = slopes[slope + p.quads];
    for (uint row = norm_first; row < norm_end; ++row) {
        uint i = row * p.quads + norm_quad;
        vec4 gradient = scale * dy[i] - plain - (x[i] - mean) * along;
        dx[i] = row < valid ? activate_backward(x[i], gradient, p.before) : vec4(0.0);
    }
}
