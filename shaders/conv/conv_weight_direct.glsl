// No shared memory; see linear/gemm_direct.glsl.
void weight_place() {
    uint across = phase.taps * p.columns / TN;
    tiles = across * ((p.outputs + TM - 1u) / TM);
    tile = gl_GlobalInvocationID.x;
    tile_live = tile < tiles;
    tile_row = tile / across * TM;
    tile_col = tile % across * TN;
}

void weight_sum(uint start, uint end) {
    uint tap = tile_col / p.columns;
    ConvGathers gathers = gathers_of(tap, start);
    uint b_at = (tile_col - tap * p.columns) >> 2;
    uint a_at[TM / 4];
    [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = min((tile_row >> 2) + i, p.a_stride - 1u);
    for (uint k = start; k < end; k += 4u) {
        vec4 a_m[4][TM / 4];
        vec4 b_n[4][TN / 4];
        [[unroll]] for (int kk = 0; kk < 4; ++kk) {
            uint row = gathered(gathers) * (p.columns >> 2) + b_at;
            [[unroll]] for (int j = 0; j < TN / 4; ++j) b_n[kk][j] = AT(b, row + j);
            conv_next(gathers);
        }
        [[unroll]] for (int kk = 0; kk < 4; ++kk)
            [[unroll]] for (int i = 0; i < TM / 4; ++i) a_m[kk][i] = AT(a, a_at[i] + (k + kk) * p.a_stride);
        [[unroll]] for (int i = 0; i < TM; ++i)
            [[unroll]] for (int j = 0; j < TN; ++j) {
                float sum = acc[i][j];
                [[unroll]] for (int kk = 0; kk < 4; ++kk) sum += a_m[kk][i >> 2][i & 3] * b_n[kk][j >> 2][j & 3];
                acc[i][j] = sum;
            }
    }
}
