// The lanes of a workgroup share the rows of dense; see linear/broadcast.glsl. A workgroup's columns are of one tap, so that all lanes also
// look up the same pixel of the map.
#define TRANSPOSE_A 1
#define TRANSPOSE_B 0
#include "../linear/broadcast.glsl"

uint group_row;  // of the workgroup's tiles
uint group_col;  // among those of its tap
uint group_tap;

void weight_place() {
    uint across = phase.taps * p.columns / TN;
    uint down = (p.outputs + TM - 1u) / TM;
    uint groups_of_tap = (p.columns + BN - 1u) / BN;
    group_row = gl_WorkGroupID.x / (groups_of_tap * phase.taps);
    uint place = gl_WorkGroupID.x - group_row * groups_of_tap * phase.taps;
    group_tap = place / groups_of_tap;
    group_col = place - group_tap * groups_of_tap;
    uint row = group_row * DOWN + lane_row();
    uint column = group_col * BN + lane_col() * TN;
    tiles = across * down;
    tile_row = row * TM;
    tile_col = group_tap * p.columns + min(column, p.columns - TN);
    tile = row * across + tile_col / TN;
    tile_live = row < down && column < p.columns;
}

void weight_sum(uint start, uint end) {
    ConvGathers gathers = gathers_of(group_tap, start);
    uint64_t pixel = 4ul * p.columns;       // bytes from pixel to pixel of the map
    uint64_t a_step = 16ul * p.a_stride;    // and of dense
    uint64_t b_at = uint64_t(b) + 4ul * uint64_t(broadcast_column(group_col, p.columns));
    uint64_t a_at[A_STARTS];
    [[unroll]] for (int i = 0; i < A_STARTS; ++i) a_at[i] = uint64_t(a) + 16ul * uint64_t(min(group_row * (BM / 4) + i, p.a_stride - 1u));
    broadcast_clear();
    uint k = start;
    do {
        uint64_t b_rows[KU];
        [[unroll]] for (int kk = 0; kk < KU; ++kk) {
            b_rows[kk] = b_at + uint64_t(gathered(gathers)) * pixel;
            conv_next(gathers);
        }
        broadcast_add(a_at, a_step, k, broadcast_rows(b_rows));
        k += KU;
    } while (k < end);
    broadcast_exchange();
}
