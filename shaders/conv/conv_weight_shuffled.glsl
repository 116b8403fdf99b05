// A workgroup is one subgroup of 8 lanes, two tiles of 16x8 down and four across, which share what they load; see linear/gemm_shuffled.glsl.

void weight_place() {
    uint across = phase.taps * p.columns / TN;
    uint down = (p.outputs + TM - 1u) / TM;
    uint groups_across = (across + ACROSS - 1u) / ACROSS;
    uint group_row = gl_WorkGroupID.x / groups_across;
    uint group_col = gl_WorkGroupID.x - group_row * groups_across;
    uint row = group_row * DOWN + lane_row();
    uint col = group_col * ACROSS + lane_col();
    tiles = across * down;
    tile = row * across + col;
    tile_live = row < down && col < across;
    tile_row = row * TM;
    tile_col = min(col, across - 1u) * TN;
}

void weight_sum(uint start, uint end) {
    // Of four rows, lane (r, c) loads a quarter of each row of row r's dense, and of column c's map the rows r and r + 2.
    uint r = lane_row();
    uint c = lane_col();
    uint tap = tile_col / p.columns;
    ConvGathers gathers = gathers_of(tap, start + r);
    uint b_at = (tile_col - tap * p.columns) >> 2;
    uint a_at = min((tile_row >> 2) + c, p.a_stride - 1u);
    uint a_lane[ACROSS];
    uint b_lane[DOWN];
    [[unroll]] for (int s = 0; s < ACROSS; ++s) a_lane[s] = r * ACROSS + s;
    [[unroll]] for (int s = 0; s < DOWN; ++s) b_lane[s] = s * ACROSS + c;
    for (uint k = start; k < end; k += 4u) {
        vec4 a_own[4];
        vec4 b_own[4 / DOWN][TN / 4];
        [[unroll]] for (int v = 0; v < 4 / DOWN; ++v) {
            uint row = gathered(gathers) * (p.columns >> 2) + b_at;
            [[unroll]] for (int j = 0; j < TN / 4; ++j) b_own[v][j] = AT(b, row + j);
            [[unroll]] for (int s = 0; s < DOWN; ++s) conv_next(gathers);
        }
        [[unroll]] for (int kk = 0; kk < 4; ++kk) a_own[kk] = AT(a, a_at + (k + kk) * p.a_stride);

        float b_all[TN][4];
        [[unroll]] for (int j = 0; j < TN; ++j)
            [[unroll]] for (int kk = 0; kk < 4; ++kk) b_all[j][kk] = subgroupShuffle(b_own[kk / DOWN][j >> 2][j & 3], b_lane[kk % DOWN]);
        [[unroll]] for (int i = 0; i < TM; ++i) {
            float a_row[4];
            [[unroll]] for (int kk = 0; kk < 4; ++kk) a_row[kk] = subgroupShuffle(a_own[kk][i & 3], a_lane[i >> 2]);
            [[unroll]] for (int j = 0; j < TN; ++j) {
                float sum = acc[i][j];
                [[unroll]] for (int kk = 0; kk < 4; ++kk) sum += a_row[kk] * b_all[j][kk];
                acc[i][j] = sum;
            }
        }
    }
}
