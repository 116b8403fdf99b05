// No shared memory: on software drivers every lane is a SIMD lane, and vec4 loads along the contiguous axis are the only traffic.
void conv_place() {
    phase = conv_phase(gl_WorkGroupID.y);
    rows = p.batch * phase.slots;
    uint across = p.columns / TN;
    uint down = gl_GlobalInvocationID.x / across;
    tile_row = down * TM;
    tile_col = (gl_GlobalInvocationID.x - down * across) * TN;
    tile_live = tile_row < rows;
}

void conv() {
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;
    uint zeros = p.batch * p.a_pixels;
    uint first[TM];  // row of A of the example's first pixel; past the last example this is the row of zeros
    uint slot[TM];
    ConvRow row = conv_row(tile_row);
    [[unroll]] for (int i = 0; i < TM; ++i) {
        first[i] = row.example * p.a_pixels;
        slot[i] = row.slot;
        conv_next(row);
    }

    for (uint t = 0u; t < phase.taps; ++t) {
        uint gathers = conv_gathers(phase, t);
        uint tap = conv_tap(phase, t);
        int a_at[TM];
        [[unroll]] for (int i = 0; i < TM; ++i) a_at[i] = int(min(first[i] + ELEMENT(table, gathers + slot[i]), zeros) * (p.inner >> 2));
#if TRANSPOSE_B == 0
        int b_at[TN / 4];
        [[unroll]] for (int j = 0; j < TN / 4; ++j) b_at[j] = int((tap * p.columns + tile_col >> 2) + j);
#else
        int b_at[TN];
        [[unroll]] for (int j = 0; j < TN; ++j) b_at[j] = int((tile_col + j) * p.b_stride + (tap * p.inner >> 2));
#endif
        for (int k = 0; k < int(p.inner); k += 4) {
            vec4 a_k[TM];
            [[unroll]] for (int i = 0; i < TM; ++i) a_k[i] = AT(a, a_at[i] + (k >> 2));
#if TRANSPOSE_B == 0
            vec4 b_n[4][TN / 4];
            [[unroll]] for (int kk = 0; kk < 4; ++kk)
                [[unroll]] for (int j = 0; j < TN / 4; ++j) b_n[kk][j] = AT(b, b_at[j] + (k + kk) * int(p.b_stride));
#define B_ELEMENT(j, kk) b_n[kk][(j) >> 2][(j) & 3]
#else
            vec4 b_k[TN];
            [[unroll]] for (int j = 0; j < TN; ++j) b_k[j] = AT(b, b_at[j] + (k >> 2));
#define B_ELEMENT(j, kk) b_k[j][kk]
#endif
            [[unroll]] for (int i = 0; i < TM; ++i)
                [[unroll]] for (int j = 0; j < TN; ++j) {
                    float sum = acc[i][j];
                    [[unroll]] for (int kk = 0; kk < 4; ++kk) sum += a_k[i][kk] * B_ELEMENT(j, kk);
                    acc[i][j] = sum;
                }
        }
    }
}
