#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// Per channel of every chunk of rows: the sums of dy and of dy xhat, where xhat = (x - mean) / sqrt(variance + epsilon).
//   dy, x (rows,C)  statistics (groups, 3, C)  ->  sums (chunks, 2, C).   A chunk is a part of the one group, or a group each.
#include "../include/memory.glsl"
layout(local_size_x = 64) in;

LOADS(0, DY, dy);
LOADS(1, X, x);
LOADS(2, Statistics, statistics);
layout(set = 0, binding = 3, std430) writeonly buffer Sums       { vec4 sums[]; };

struct Params {
    uint chunks;
    uint quads;    // per stored row
    uint chunk;    // rows
    uint rows;
    uint grouped;  // 1 when every chunk has statistics of its own
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint chunk = gl_GlobalInvocationID.x / p.quads;
    uint quad = gl_GlobalInvocationID.x % p.quads;
    if (chunk >= p.chunks) return;
    uint of_group = 3u * p.grouped * chunk * p.quads + quad;
    vec4 mean = AT(statistics, of_group);
    vec4 sum = vec4(0.0);
    vec4 along = vec4(0.0);
    uint first = chunk * p.chunk;
    uint rows = first < p.rows ? min(p.chunk, p.rows - first) : 0u;
    for (uint n = 0u; n < rows; ++n) {
        uint i = (first + n) * p.quads + quad;
        sum += AT(dy, i);
        along += AT(dy, i) * (AT(x, i) - mean);
    }
    uint at = 2u * chunk * p.quads + quad;
    sums[at] = sum;
    sums[at + p.quads] = along * AT(statistics, of_group + 2u * p.quads);
}
