#version 460
#extension GL_GOOGLE_include_directive : require
// Joins the chunks' moments: what x is normalised by, per channel (Ioffe & Szegedy 2015, algorithm 1). One workgroup per four channels.
//   moments (chunks, 2, C)  weight, running_mean, running_variance (C)
//     ->  statistics (3, C) = mean | weight / sqrt(variance + epsilon) | 1 / sqrt(variance + epsilon) ,  mean and unbiased variance (C).
// chunks = 0: by the running statistics, and nothing else is written.
#include "../include/schedule.glsl"
#include "total.glsl"

layout(set = 0, binding = 2, std430) readonly  buffer Moments         { vec4 moments[]; };
layout(set = 0, binding = 3, std430) readonly  buffer Weight          { vec4 weight[]; };
layout(set = 0, binding = 4, std430) readonly  buffer RunningMean     { vec4 running_mean[]; };
layout(set = 0, binding = 5, std430) readonly  buffer RunningVariance { vec4 running_variance[]; };
layout(set = 0, binding = 6, std430) writeonly buffer Statistics      { vec4 statistics[]; };
layout(set = 0, binding = 7, std430) writeonly buffer BatchMean       { vec4 batch_mean[]; };
layout(set = 0, binding = 8, std430) writeonly buffer BatchVariance   { vec4 batch_variance[]; };

struct Params {
    uint  quads;  // per stored row
    uint  chunks;
    uint  chunk;   // rows
    uint  pixels;  // rows per example
    float epsilon;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint quad = gl_WorkGroupID.x;
    uint lane = gl_LocalInvocationID.x;
    vec4 mean = running_mean[quad];
    vec4 variance = running_variance[quad];
    if (p.chunks > 0u) {
        uint rows = current_step().valid * p.pixels;
        vec4 sum = vec4(0.0);
        for (uint i = lane; i < p.chunks && i * p.chunk < rows; i += 64u)
            sum += float(min(p.chunk, rows - i * p.chunk)) * moments[2u * i * p.quads + quad];
        mean = total(sum) / float(rows);

        vec4 deviations = vec4(0.0);
        for (uint i = lane; i < p.chunks && i * p.chunk < rows; i += 64u) {
            uint at = 2u * i * p.quads + quad;
            vec4 apart = moments[at] - mean;
            deviations += moments[at + p.quads] + float(min(p.chunk, rows - i * p.chunk)) * apart * apart;
        }
        deviations = total(deviations);
        variance = deviations / float(rows);
        if (lane == 0u) {
            batch_mean[quad] = mean;
            batch_variance[quad] = deviations / float(max(rows, 2u) - 1u);
        }
    }
    if (lane == 0u) {
        vec4 inverse = 1.0 / sqrt(variance + p.epsilon);
        statistics[quad] = mean;
        statistics[quad + p.quads] = weight[quad] * inverse;
        statistics[quad + 2u * p.quads] = inverse;
    }
}
