// No shared memory either, but a workgroup is one subgroup of 8 lanes, two tiles down and four across, and what the tiles of a row or of a
// column have in common is looked up and loaded once, then taken by a shuffle; see linear/gemm_shuffled.glsl.

// Where vector v of a tile's B begins in four steps of K, and what it holds: element (j, kk) is component PART of vector VECTOR.
#if TRANSPOSE_B == 1
uint b_place(uint v) { return (tile_col + v) * p.b_stride; }
#define B_DEPTH(k) ((k) >> 2)
#define B_TAP(tap) ((tap) * p.inner >> 2)
#define B_VECTOR(j, kk) (j)
#define B_PART(j, kk) (kk)
#else
uint b_place(uint v) { return (tile_col >> 2) + v % (TN / 4) + v / (TN / 4) * p.b_stride; }
#define B_DEPTH(k) ((k) * p.b_stride)
#define B_TAP(tap) ((tap) * p.columns >> 2)
#define B_VECTOR(j, kk) ((kk) * (TN / 4) + (j) / 4)
#define B_PART(j, kk) ((j) & 3)
#endif

void conv() {
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;

    // Lane (r, c) loads every fourth row of row r's A from c on, and every other vector of column c's B from r on.
    uint r = lane_row();
    uint c = lane_col();
    uint zeros = p.batch * p.a_pixels;
    uint first[TM / ACROSS];  // row of A of the example's first pixel; past the last example this is the row of zeros
    uint slot[TM / ACROSS];
    uint b_at[TN / DOWN];
    uint a_lane[ACROSS];
    uint b_lane[DOWN];
    ConvRow row = conv_row(tile_row + c);
    [[unroll]] for (int v = 0; v < TM / ACROSS; ++v) {
        first[v] = row.example * p.a_pixels;
        slot[v] = row.slot;
        [[unroll]] for (int s = 0; s < ACROSS; ++s) conv_next(row);
    }
    [[unroll]] for (int v = 0; v < TN / DOWN; ++v) b_at[v] = b_place(v * DOWN + r);
    [[unroll]] for (int s = 0; s < ACROSS; ++s) a_lane[s] = r * ACROSS + s;
    [[unroll]] for (int s = 0; s < DOWN; ++s) b_lane[s] = s * ACROSS + c;

    for (uint t = 0u; t < phase.taps; ++t) {
        uint gathers = conv_gathers(phase, t);
        uint b_tap = B_TAP(conv_tap(phase, t));
        uint a_at[TM / ACROSS];
        [[unroll]] for (int v = 0; v < TM / ACROSS; ++v) a_at[v] = min(first[v] + ELEMENT(table, gathers + slot[v]), zeros) * (p.inner >> 2);

        for (uint k = 0u; k < p.inner; k += 4u) {
            vec4 a_own[TM / ACROSS];
            vec4 b_own[TN / DOWN];
            [[unroll]] for (int v = 0; v < TM / ACROSS; ++v) a_own[v] = AT(a, a_at[v] + (k >> 2));
            [[unroll]] for (int v = 0; v < TN / DOWN; ++v) b_own[v] = AT(b, b_at[v] + b_tap + B_DEPTH(k));

            float b_all[TN][4];
            [[unroll]] for (int j = 0; j < TN; ++j)
                [[unroll]] for (int kk = 0; kk < 4; ++kk)
                    b_all[j][kk] = subgroupShuffle(b_own[B_VECTOR(j, kk) / DOWN][B_PART(j, kk)], b_lane[B_VECTOR(j, kk) % DOWN]);

            [[unroll]] for (int i = 0; i < TM; ++i) {
                float a_row[4];
                [[unroll]] for (int kk = 0; kk < 4; ++kk) a_row[kk] = subgroupShuffle(a_own[i / ACROSS][kk], a_lane[i % ACROSS]);
                [[unroll]] for (int j = 0; j < TN; ++j) {
                    float sum = acc[i][j];
                    [[unroll]] for (int kk = 0; kk < 4; ++kk) sum += a_row[kk] * b_all[j][kk];
                    acc[i][j] = sum;
                }
            }
        }
    }
}
