// No shared memory either, but a workgroup is one subgroup of 8 lanes, two tiles down and four across, and what the tiles of a row or of a
// column have in common is loaded once: each lane loads a part, and the others take it by a shuffle, which costs a software driver one
// instruction where a load costs it fifty.

// vec4s that a tile multiplies in four steps of K: one per row where K is contiguous, else all of one depth after the other.
const int A_VECTORS = TM;
const int B_VECTORS = TN;

// Where vector v of a tile begins in four steps of K, and what it holds: element (i, kk) is component PART of vector VECTOR.
#if TRANSPOSE_A == 0
int a_place(int v) { return min(int(tile_row) + v, int(p.rows) - 1) * int(p.a_stride); }
int a_depth(int k) { return k >> 2; }
#define A_VECTOR(i, kk) (i)
#define A_PART(i, kk) (kk)
#else
int a_place(int v) { return min(int(tile_row >> 2) + v % (TM / 4), int(p.a_stride) - 1) + v / (TM / 4) * int(p.a_stride); }
int a_depth(int k) { return k * int(p.a_stride); }
#define A_VECTOR(i, kk) ((kk) * (TM / 4) + (i) / 4)
#define A_PART(i, kk) ((i) & 3)
#endif
#if TRANSPOSE_B == 1
int b_place(int v) { return min(int(tile_col) + v, int(p.columns) - 1) * int(p.b_stride); }
int b_depth(int k) { return k >> 2; }
#define B_VECTOR(j, kk) (j)
#define B_PART(j, kk) (kk)
#else
int b_place(int v) { return min(int(tile_col >> 2) + v % (TN / 4), int(p.b_stride) - 1) + v / (TN / 4) * int(p.b_stride); }
int b_depth(int k) { return k * int(p.b_stride); }
#define B_VECTOR(j, kk) ((kk) * (TN / 4) + (j) / 4)
#define B_PART(j, kk) ((j) & 3)
#endif

void gemm() {
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;

    // Lane (r, c) loads every fourth vector of row r's A from c on, and every other vector of column c's B from r on.
    int r = lane_row();
    int c = lane_col();
    int a_at[A_VECTORS / ACROSS];
    int b_at[B_VECTORS / DOWN];
    uint a_lane[ACROSS];
    uint b_lane[DOWN];
    [[unroll]] for (int v = 0; v < A_VECTORS / ACROSS; ++v) a_at[v] = int(a_first) + a_place(v * ACROSS + c);
    [[unroll]] for (int v = 0; v < B_VECTORS / DOWN; ++v) b_at[v] = int(b_first) + b_place(v * DOWN + r);
    [[unroll]] for (int s = 0; s < ACROSS; ++s) a_lane[s] = r * ACROSS + s;
    [[unroll]] for (int s = 0; s < DOWN; ++s) b_lane[s] = s * ACROSS + c;

    for (int k = 0; k < int(p.inner); k += 4) {
        vec4 a_own[A_VECTORS / ACROSS];
        vec4 b_own[B_VECTORS / DOWN];
        [[unroll]] for (int v = 0; v < A_VECTORS / ACROSS; ++v) a_own[v] = AT(a, a_at[v] + a_depth(k));
        [[unroll]] for (int v = 0; v < B_VECTORS / DOWN; ++v) b_own[v] = AT(b, b_at[v] + b_depth(k));

        float b_all[TN][4];
        [[unroll]] for (int j = 0; j < TN; ++j)
            [[unroll]] for (int kk = 0; kk < 4; ++kk)
                b_all[j][kk] = subgroupShuffle(b_own[B_VECTOR(j, kk) / DOWN][B_PART(j, kk)], b_lane[B_VECTOR(j, kk) % DOWN]);

        // One accumulator after the other: each is fetched and put back once per unrolled step, however many of them there are.
        [[unroll]] for (int i = 0; i < TM; ++i) {
            float a_row[4];
            [[unroll]] for (int kk = 0; kk < 4; ++kk)
                a_row[kk] = subgroupShuffle(a_own[A_VECTOR(i, kk) / ACROSS][A_PART(i, kk)], a_lane[A_VECTOR(i, kk) % ACROSS]);
            [[unroll]] for (int j = 0; j < TN; ++j) {
                float sum = acc[i][j];
                [[unroll]] for (int kk = 0; kk < 4; ++kk) sum += a_row[kk] * b_all[j][kk];
                acc[i][j] = sum;
            }
        }
    }
}
