// C = op(A) op(B) in each of several planes, one plane for each workgroup along y; see linear/gemm.glsl.
// option 0 overwrites C, 1 adds to it; only where A is transposed.
// variants: SHARE=1 TM=16 TN=8 WG=8 LD=0,1
// variants: SHARE=0 TM=8 TN=8 WG=8 LD=0,1
// variants: SHARE=2 TM=4 TN=4 WG=64 LD=0,1
// variants: SHARE=2 TM=8 TN=8 WG=64 LD=0,1
// variants: SHARE=3 TM=16 TN=4 WG=8 LD=2
#define PLANES
#include "../include/memory.glsl"
#include "../linear/gemm_params.glsl"

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
                if (p.option == 1u) sum += GET(c, at);
#endif
                PUT(c, at, sum);
            }
}
