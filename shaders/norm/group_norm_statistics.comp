#version 460
#extension GL_GOOGLE_include_directive : require
// Joins the moments of the channels of a group: what each example is normalised by (Wu & He 2018).
//   moments (B, 2, C) of P pixels each  weight (C)
//     ->  statistics (B, 3, C) = mean | weight / sqrt(variance + epsilon) | 1 / sqrt(variance + epsilon).   Padded columns become 0.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer Moments    { float moments[]; };
layout(set = 0, binding = 1, std430) readonly  buffer Weight     { float weight[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Statistics { vec4 statistics[]; };

struct Params {
    uint  count;    // vec4s of one of the three, for all examples
    uint  quads;    // per stored row
    uint  columns;  // C
    uint  group;    // channels
    uint  pixels;   // P
    float epsilon;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    for (uint n = 0u; n < PER_INVOCATION; ++n) {
        uint i = element(n);
        if (i >= p.count) return;
        uint example = i / p.quads;
        uint quad = i % p.quads;
        vec4 means = vec4(0.0);
        vec4 scales = vec4(0.0);
        vec4 inverses = vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) {
            uint column = 4u * quad + c;
            if (column >= p.columns) break;
            uint first = 8u * example * p.quads + column / p.group * p.group;
            float mean = 0.0;
            for (uint k = first; k < first + p.group; ++k) mean += moments[k];
            mean /= float(p.group);
            float deviations = 0.0;
            for (uint k = first; k < first + p.group; ++k) {
                float apart = moments[k] - mean;
                deviations += moments[k + 4u * p.quads] + float(p.pixels) * apart * apart;
            }
            means[c] = mean;
            inverses[c] = 1.0 / sqrt(deviations / float(p.group * p.pixels) + p.epsilon);
            scales[c] = weight[column] * inverses[c];
        }
        uint at = 3u * example * p.quads + quad;
        statistics[at] = means;
        statistics[at + p.quads] = scales;
        statistics[at + 2u * p.quads] = inverses;
    }
}
