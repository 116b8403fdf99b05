// The lanes of a workgroup share the rows of A.
#include "broadcast.glsl"

int block_row;  // first row of C
int block_col;  // first column

void gemm_place() {
    int tiles_across = (int(p.columns) + TN - 1) / TN;
    int groups_across = (tiles_across + ACROSS - 1) / ACROSS;
    int group = int(gl_WorkGroupID.x);
    int group_row = group / groups_across;
    int group_col = group - group_row * groups_across;
    int row = group_row * DOWN + lane_row();
    int col = group_col * ACROSS + lane_col();
    block_row = group_row * BM;
    block_col = group_col * BN;
    tile_row = row * TM;
    tile_col = col * TN;
    tile_live = tile_row < p.rows && tile_col < p.columns;
    tile_owned = tile_live;
    tile = row * tiles_across + col;
}

void gemm() {
    uint64_t a_step = 16ul * p.a_stride;  // bytes from row to row
    uint64_t b_step = 16ul * p.b_stride;
    int depths = int(p.inner);
#if TRANSPOSE_A == 0
    uint64_t a_at[BM];
    [[unroll]] for (int i = 0; i < BM; ++i) a_at[i] = uint64_t(a) + uint64_t(min(block_row + i, int(p.rows) - 1)) * a_step;
#else
    uint64_t a_at[BM / 4];
    [[unroll]] for (int i = 0; i < BM / 4; ++i) a_at[i] = uint64_t(a) + 16ul * uint64_t(min(block_row / 4 + i, int(p.a_stride) - 1));
#endif
    int first = min(block_col + LN * int(gl_SubgroupInvocationID), int(p.columns) - LN);
#if TRANSPOSE_B == 1
    uint64_t b_at[LN];
    [[unroll]] for (int j = 0; j < LN; ++j) b_at[j] = uint64_t(b) + uint64_t(first + j) * b_step;
#else
    uint64_t b_at = uint64_t(b) + 4ul * uint64_t(first);
#endif

    broadcast_clear();
    for (int k = 0; k < depths; k += KU) {
#if TRANSPOSE_B == 1
        vec4 b_k[LN] = broadcast_along(b_at, 4ul * uint64_t(k));
#else
        uint64_t b_rows[KU];
        [[unroll]] for (int kk = 0; kk < KU; ++kk) b_rows[kk] = b_at + uint64_t(k + kk) * b_step;
        vec4 b_k[LN] = broadcast_across(b_rows);
#endif
#if TRANSPOSE_A == 0
        broadcast_add(a_at, 4ul * uint64_t(k), b_k);
#else
        broadcast_add(a_at, uint64_t(k) * a_step, a_step, b_k);
#endif
    }
    broadcast_exchange();
}
