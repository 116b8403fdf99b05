#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// Mean and sum of squared deviations from it, per channel of every chunk of rows. The mean comes first and the deviations in a second pass:
// a difference of sums of squares would lose them where the mean is large.
//   x (B P, C)  ->  moments (chunks, 2, C).   Rows from valid P on do not count; a chunk without rows that count gets 0.
#include "../include/memory.glsl"
#include "../include/schedule.glsl"

layout(local_size_x = 64) in;

LOADS(2, X, x);
layout(set = 0, binding = 3, std430) writeonly buffer Moments { vec4 moments[]; };

struct Params {
    uint chunks;
    uint quads;   // per stored row
    uint chunk;   // rows
    uint pixels;  // P
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint chunk = gl_GlobalInvocationID.x / p.quads;
    uint quad = gl_GlobalInvocationID.x % p.quads;
    if (chunk >= p.chunks) return;
    uint first = chunk * p.chunk;
    uint end = min(first + p.chunk, current_step().valid * p.pixels);
    uint rows = first < end ? end - first : 0u;
    vec4 mean = vec4(0.0);
    for (uint n = 0u; n < rows; ++n) mean += AT(x, (first + n) * p.quads + quad);
    if (rows > 0u) mean /= float(rows);
    vec4 deviations = vec4(0.0);
    for (uint n = 0u; n < rows; ++n) {
        vec4 deviation = AT(x, (first + n) * p.quads + quad) - mean;
        deviations += deviation * deviation;
    }
    uint at = 2u * chunk * p.quads + quad;
    moments[at] = mean;
    moments[at + p.quads] = deviations;
}
