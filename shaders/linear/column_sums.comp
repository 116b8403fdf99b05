#version 460
#extension GL_GOOGLE_include_directive : require
// sums[s][c] = sum of x[r][c] over the s-th share of the rows, in their order, with the sum of squares of each workgroup's results.
// x (rows, columns)  ->  sums (shares, columns)  squares (workgroups). One invocation per share and four columns.
layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer X       { vec4 x[]; };
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
        uint end = min((share + 1u) * p.share, p.rows);
        for (uint row = share * p.share; row < end; ++row) sum += x[row * p.quads + quad];
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
