// C = op(A) op(B) in each of several planes, one plane for each workgroup along y; see linear/gemm.glsl.
#define PLANES
#include "../include/memory.glsl"

struct Params {
    uint rows;      // M, without padding
    uint columns;   // N, padded to 8
    uint inner;     // K, padded to 8
    uint a_stride;  // vec4s per stored row
    uint b_stride;
    uint c_stride;
    uint a_plane;   // vec4s from plane to plane
    uint b_plane;
    uint c_plane;
    uint accumulate;  // 1: C is added to
};
layout(push_constant, std430) uniform Pushed { Params pushed; ADDRESSES };
Params p;

LOADS(0, A, a);
LOADS(1, B, b);
#if TRANSPOSE_A == 1
STORES(2, , C, c);
#else
STORES(2, writeonly, C, c);
#endif

#include "../linear/gemm.glsl"

void main() {
    p = pushed;
    a_first = gl_WorkGroupID.y * p.a_plane;
    b_first = gl_WorkGroupID.y * p.b_plane;
    gemm_place();
    gemm();
    [[unroll]] for (int i = 0; i < TM; ++i)
        [[unroll]] for (int q = 0; q < TN / 4; ++q)
            if (gemm_inside(i, q)) {
                uint at = gl_WorkGroupID.y * p.c_plane + gemm_index(i, q);
                vec4 sum = gemm_quad(i, q);
#if TRANSPOSE_A == 1
                if (p.accumulate == 1u) sum += GET(c, at);
#endif
                PUT(c, at, sum);
            }
}
