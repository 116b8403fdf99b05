// The lanes of a workgroup share the rows of dense; see linear/broadcast.glsl. A workgroup's columns are of one tap, so that all lanes also
// look up the same pixel of the map.
#define TRANSPOSE_A 1
#include "../linear/broadcast.glsl"

uint block_row;  // first of M
uint block_col;  // first of N
uint block_tap;

void weight_place() {
    uint across = phase.taps * p.columns / TN;
    uint down = (p.outputs + TM - 1u) / TM;
    uint groups_of_tap = (p.columns + BN - 1u) / BN;
    uint group_row = gl_WorkGroupID.x / (groups_of_tap * phase.taps);
    uint group_col = gl_WorkGroupID.x - group_row * groups_of_tap * phase.taps;
    block_row = group_row * BM;
    block_tap = group_col / groups_of_tap;
    block_col = (group_col - block_tap * groups_of_tap) * BN;
    uint row = group_row * DOWN + lane_row();
    uint column = block_col + lane_col() * TN;
    tiles = across * down;
    tile_row = row * TM;
    tile_col = block_tap * p.columns + min(column, p.columns - TN);
    tile = row * across + tile_col / TN;
    tile_live = row < down && column < p.columns;
}

void weight_sum(uint start, uint end) {
    ConvGathers gathers = gathers_of(block_tap, start);
    uint64_t pixel = 4ul * p.columns;    // bytes from pixel to pixel of the map
    uint64_t step = 16ul * p.a_stride;   // and of dense
    uint64_t b_at = uint64_t(b) + 4ul * uint64_t(min(block_col + LN * gl_SubgroupInvocationID, p.columns - LN));
    uint64_t a_at[BM / 4];
    [[unroll]] for (int i = 0; i < BM / 4; ++i) a_at[i] = uint64_t(a) + 16ul * uint64_t(min((block_row >> 2) + i, p.a_stride - 1u));
    broadcast_clear();
    for (uint k = start; k < end; k += KU) {
        uint64_t b_rows[KU];
        [[unroll]] for (int kk = 0; kk < KU; ++kk) {
            b_rows[kk] = b_at + uint64_t(gathered(gathers)) * pixel;
            conv_next(gathers);
        }
        vec4 b_k[LN] = broadcast_across(b_rows);
        broadcast_add(a_at, uint64_t(k) * step, step, b_k);
    }
    broadcast_exchange();
}
