#version 460
#extension GL_GOOGLE_include_directive : require
// The part of group norm's dx that comes from mean and variance:  dx = scale dy - k1 - (x - mean) k2  with, over the n values of a group,
//   k1 = inverse / n sum weight dy ,  k2 = inverse^2 / n sum weight dy xhat ,  inverse = 1 / sqrt(variance + epsilon).
// sums (B, 2, C) of P pixels each  weight (C)  statistics (B, 3, C)  ->  slopes (B, 2, C) = k1 | k2.   Padded columns become 0.
#include "../include/elements.glsl"

layout(set = 0, binding = 0, std430) readonly  buffer Sums       { float sums[]; };
layout(set = 0, binding = 1, std430) readonly  buffer Weight     { float weight[]; };
layout(set = 0, binding = 2, std430) readonly  buffer Statistics { vec4 statistics[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Slopes     { vec4 slopes[]; };

struct Params {
    uint count;    // vec4s of one of the two, for all examples
    uint quads;    // per stored row
    uint columns;  // C
    uint group;    // channels
    uint pixels;   // P
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
        vec4 plain = vec4(0.0);
        vec4 along = vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) {
            uint column = 4u * quad + c;
            if (column >= p.columns) break;
            uint first = column / p.group * p.group;
            for (uint k = first; k < first + p.group; ++k) {
                uint at = 8u * example * p.quads + k;
                plain[c] += weight[k] * sums[at];
                along[c] += weight[k] * sums[at + 4u * p.quads];
            }
        }
        vec4 inverse = statistics[(3u * example + 2u) * p.quads + quad];
        vec4 share = inverse / float(p.group * p.pixels);
        uint at = 2u * example * p.quads + quad;
        slopes[at] = share * plain;
        slopes[at + p.quads] = share * inverse * along;
    }
}
