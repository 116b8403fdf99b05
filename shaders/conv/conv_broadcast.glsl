// The lanes of a workgroup share the pixels that are read; see linear/broadcast.glsl.
#include "../linear/broadcast.glsl"

uint block_row;  // first row of C within the phase
uint block_col;  // first column

void conv_place() {
    phase = conv_phase(gl_WorkGroupID.y);
    rows = p.batch * phase.slots;
    uint groups_across = (p.columns + BN - 1u) / BN;
    uint group_row = gl_WorkGroupID.x / groups_across;
    uint group_col = gl_WorkGroupID.x - group_row * groups_across;
    block_row = group_row * BM;
    block_col = group_col * BN;
    tile_row = block_row + lane_row() * TM;
    uint col = block_col + lane_col() * TN;
    tile_col = min(col, p.columns - TN);
    tile_live = tile_row < rows && col < p.columns;
}

void conv() {
    uint zeros = p.batch * p.a_pixels;
    uint64_t pixel = 4ul * p.inner;  // bytes from pixel to pixel
    uint first[BM];                  // row of A of the example's first pixel; past the last example this is the row of zeros
    uint slot[BM];
    ConvRow row = conv_row(block_row);
    [[unroll]] for (int i = 0; i < BM; ++i) {
        first[i] = row.example * p.a_pixels;
        slot[i] = row.slot;
        conv_next(row);
    }

    uint64_t b_step = 16ul * p.b_stride;
    uint column = min(block_col + LN * gl_SubgroupInvocationID, p.columns - LN);
    int depths = int(p.inner);
    broadcast_clear();
    for (uint t = 0u; t < phase.taps; ++t) {
        uint gathers = conv_gathers(phase, t);
        uint64_t tap = conv_tap(phase, t);
        uint64_t a_at[BM];
        [[unroll]] for (int i = 0; i < BM; ++i) a_at[i] = uint64_t(a) + uint64_t(min(first[i] + ELEMENT(table, gathers + slot[i]), zeros)) * pixel;
#if TRANSPOSE_B == 1
        uint64_t b_at[LN];
        [[unroll]] for (int j = 0; j < LN; ++j) b_at[j] = uint64_t(b) + uint64_t(column + j) * b_step + tap * pixel;
#else
        uint64_t b_at = uint64_t(b) + 4ul * (tap * p.columns + column);
#endif
        for (int k = 0; k < depths; k += KU) {
#if TRANSPOSE_B == 1
            vec4 b_k[LN] = broadcast_along(b_at, 4ul * uint64_t(k));
#else
            uint64_t b_rows[KU];
            [[unroll]] for (int kk = 0; kk < KU; ++kk) b_rows[kk] = b_at + uint64_t(k + kk) * b_step;
            vec4 b_k[LN] = broadcast_across(b_rows);
#endif
            broadcast_add(a_at, 4ul * uint64_t(k), b_k);
        }
    }
    broadcast_exchange();
}
