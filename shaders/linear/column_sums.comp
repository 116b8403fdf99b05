#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// sums[s][c] = sum of x[r][c] over the s-th share of the rows, in their order, with the sum of squares of each workgroup's results.
// x (rows, columns)  ->  sums (shares, columns)  squares (workgroups). One invocation per share and four columns.
#include "../include/memory.glsl"
layout(local_size_x = 64) in;

LOADS(0, X, x);
layout(set = 0, binding = 1, std430) writeonly buffer Sums    { vec4 sums[]; };
layout(set = 0, binding = 2, std430) writeonly buffer Squares { float squares[]; };

struct Params {
    uint rows;
    uint quads;   // vec4s per row
    uint share;   // rows of a share
    uint shares;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

shared float partial[64];

void main() {
    p = pushed;
    uint lane = gl_LocalInvocationID.x;
    uint share = gl_GlobalInvocationID.x / p.quads;
    uint quad = gl_GlobalInvocationID.x - share * p.quads;
    vec4 sum = vec4(0.0);
    if (share < p.shares) {
        uint first = share * p.share;
        uint rows = first < p.rows ? min(p.share, p.rows - first) : 0u;
        for (uint n = 0u; n < rows; ++n) sum += AT(x, (first + n) * p.quads + quad);
        sums[gl_GlobalInvocationID.x] = sum;
    }

    partial[lane] = dot(sum, sum);
    barrier();
    for (uint width = 32u; width > 0u; width >>= 1) {
        if (lane < width) partial[lane] += partial[lane + width];
        barrier();
    }
    if (lane == 0u) squares[gl_WorkGroupID.x] = partial[0];
}
