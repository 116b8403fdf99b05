#version 460
#extension GL_GOOGLE_include_directive : require
// dbias = sum dy ,  dweight = sum dy xhat  from the chunks' sums, with their squares for the gradient norm. One workgroup per four channels.
//   sums (chunks, 2, C)  statistics (3, C)  ->  dweight, dbias (C)  squares (ceil(C / 4)).   Overwrites.
// Batch norm also has, per channel, n = valid P and  dx = scale dy - k1 - (x - mean) k2 :
//   slopes (2, C) = scale dbias / n | scale dweight / (n sqrt(variance + epsilon)).   pixels = P, or 0: group norm, slopes are not written.
#include "../include/schedule.glsl"
#include "total.glsl"

layout(set = 0, binding = 2, std430) readonly  buffer Sums       { vec4 sums[]; };
layout(set = 0, binding = 3, std430) readonly  buffer Statistics { vec4 statistics[]; };
layout(set = 0, binding = 4, std430) writeonly buffer DWeight    { vec4 dweight[]; };
layout(set = 0, binding = 5, std430) writeonly buffer DBias      { vec4 dbias[]; };
layout(set = 0, binding = 6, std430) writeonly buffer Squares    { float squares[]; };
layout(set = 0, binding = 7, std430) writeonly buffer Slopes     { vec4 slopes[]; };

struct Params {
    uint quads;  // per stored row
    uint chunks;
    uint pixels;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint quad = gl_WorkGroupID.x;
    vec4 bias = vec4(0.0);
    vec4 weight = vec4(0.0);
    for (uint i = gl_LocalInvocationID.x; i < p.chunks; i += 64u) {
        uint at = 2u * i * p.quads + quad;
        bias += sums[at];
        weight += sums[at + p.quads];
    }
    bias = total(bias);
    weight = total(weight);
    if (gl_LocalInvocationID.x != 0u) return;
    dbias[quad] = bias;
    dweight[quad] = weight;
    squares[quad] = dot(bias, bias) + dot(weight, weight);
    if (p.pixels > 0u) {
        vec4 scale = statistics[quad + p.quads] / float(current_step().valid * p.pixels);
        slopes[quad] = scale * bias;
        slopes[quad + p.quads] = scale * weight * statistics[quad + 2u * p.quads];
    }
}
