// The lanes of a workgroup share the rows of A.
#include "broadcast.glsl"

void gemm() {
    uint64_t a_step = 16ul * p.a_stride;  // bytes from stored row to stored row
    uint64_t b_step = 16ul * p.b_stride;
    uint first_row = group_row * BM;
    uint64_t a_begin = uint64_t(a) + 16ul * uint64_t(a_first);
    uint64_t b_begin = uint64_t(b) + 16ul * uint64_t(b_first);
    uint64_t a_at[A_STARTS];
#if TRANSPOSE_A == 0
    [[unroll]] for (int i = 0; i < A_STARTS; ++i) a_at[i] = a_begin + uint64_t(min(first_row + i, p.rows - 1u)) * a_step;
#else
    [[unroll]] for (int i = 0; i < A_STARTS; ++i) a_at[i] = a_begin + 16ul * uint64_t(min((first_row >> 2) + i, p.a_stride - 1u));
#endif
    uint64_t column = broadcast_column(group_col, p.columns);
    broadcast_clear();
    broadcast_sum(a_at, a_step, b_begin + (TRANSPOSE_B == 1 ? b_step : 4ul) * column, b_step, p.inner);
    broadcast_exchange();
}
