#version 460
#extension GL_GOOGLE_include_directive : require
// Per channel of every chunk of rows: the sums of dy and of dy xhat, where xhat = (x - mean) / sqrt(variance + epsilon).
//   dy, x (rows,C)  statistics (groups, 3, C)  ->  sums (chunks, 2, C).   A chunk is a part of the one group, or a group each.
layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer DY         { vec4 dy[]; };
layout(set = 0, binding = 1, std430) readonly  buffer X          { vec4 x[]; };
layout(set = 0, binding = 2, std430) readonly  buffer Statistics { vec4 statistics[]; };
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
    vec4 mean = statistics[of_group];
    vec4 sum = vec4(0.0);
    vec4 along = vec4(0.0);
    for (uint row = chunk * p.chunk; row < min((chunk + 1u) * p.chunk, p.rows); ++row) {
        uint i = row * p.quads + quad;
        sum += dy[i];
        along += dy[i] * (x[i] - mean);
    }
    uint at = 2u * chunk * p.quads + quad;
    sums[at] = sum;
    sums[at + p.quads] = along * statistics[of_group + 2u * p.quads];
}
