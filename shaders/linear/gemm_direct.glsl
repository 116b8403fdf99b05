// No shared memory: on software drivers every lane is a SIMD lane, and vec4 loads along the contiguous axis are the only traffic.
#define KU 4  // unroll of K: one vec4 along each contiguous axis

void gemm_place() {
    uint across = (p.columns + TN - 1u) / TN;
    uint tiles = across * ((p.rows + TM - 1u) / TM);
    tile_live = gl_GlobalInvocationID.x < tiles;
    tile_owned = tile_live;
    tile = min(gl_GlobalInvocationID.x, tiles - 1u);
    tile_row = (tile / across) * TM;
    tile_col = (tile - (tile / across) * across) * TN;
}

void gemm() {
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;
    int last_row = int(p.rows) - 1;
    int m0 = int(tile_row);
    int n0 = int(tile_col);
#if TRANSPOSE_A == 0
    int a_at[TM];
    [[unroll]] for (int i = 0; i < TM; ++i) a_at[i] = int(a_first) + min(m0 + i, last_row) * int(p.a_stride);
#else
    int a_at[TM / 4];
    [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = int(a_first) + min((m0 >> 2) + i, int(p.a_stride) - 1);
#endif
#if TRANSPOSE_B == 0
    int b_at[TN / 4];
    [[unroll]] for (int j = 0; j < TN / 4; ++j) b_at[j] = int(b_first) + min((n0 >> 2) + j, int(p.b_stride) - 1);
#else
    int b_at[TN];
    [[unroll]] for (int j = 0; j < TN; ++j) b_at[j] = int(b_first) + min(n0 + j, int(p.columns) - 1) * int(p.b_stride);
#endif

    for (int k = 0; k < int(p.inner); k += KU) {
#if TRANSPOSE_A == 0
        vec4 a_k[TM][KU / 4];
        [[unroll]] for (int q = 0; q < KU / 4; ++q) [[unroll]] for (int i = 0; i < TM; ++i) a_k[i][q] = AT(a, a_at[i] + (k >> 2) + q);
#define A_ELEMENT(i, kk) a_k[i][(kk) >> 2][(kk) & 3]
#else
#define A_ELEMENT(i, kk) a_m[kk][(i) >> 2][(i) & 3]
#endif
#if TRANSPOSE_B == 1
        vec4 b_k[TN][KU / 4];
        [[unroll]] for (int q = 0; q < KU / 4; ++q) [[unroll]] for (int j = 0; j < TN; ++j) b_k[j][q] = AT(b, b_at[j] + (k >> 2) + q);
#define B_ELEMENT(j, kk) b_k[j][(kk) >> 2][(kk) & 3]
#else
#define B_ELEMENT(j, kk) b_n[kk][(j) >> 2][(j) & 3]
#endif
#if TRANSPOSE_A == 1
        vec4 a_m[KU][TM / 4];
        [[unroll]] for (int kk = 0; kk < KU; ++kk)
            [[unroll]] for (int i = 0; i < TM / 4; ++i) a_m[kk][i] = AT(a, a_at[i] + (k + kk) * int(p.a_stride));
#endif
#if TRANSPOSE_B == 0
        vec4 b_n[KU][TN / 4];
        [[unroll]] for (int kk = 0; kk < KU; ++kk)
            [[unroll]] for (int j = 0; j < TN / 4; ++j) b_n[kk][j] = AT(b, b_at[j] + (k + kk) * int(p.b_stride));
#endif
        // One accumulator after the other: each is fetched and put back once per unrolled step, however many of them there are.
        [[unroll]] for (int i = 0; i < TM; ++i)
            [[unroll]] for (int j = 0; j < TN; ++j) {
                float sum = acc[i][j];
                [[unroll]] for (int kk = 0; kk < KU; ++kk) sum += A_ELEMENT(i, kk) * B_ELEMENT(j, kk);
                acc[i][j] = sum;
            }
    }
}
