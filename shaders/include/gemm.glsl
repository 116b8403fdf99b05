// The product at the heart of every dense layer:  C (M,N) = op(A) op(B),  one TM x TN tile of C per invocation, held in registers.
//   TRANSPOSE_A 0: A is (M,K)   1: A is (K,M)        TRANSPOSE_B 0: B is (K,N)   1: B is (N,K)
// Storage is row-major, rows a multiple of 8 floats, and both dimensions are zero-padded to multiples of 8, so that K needs no tail and
// padded columns of C come out as the product of zeros. No shared memory: on software drivers every lane is a SIMD lane, and the vec4
// loads along the contiguous axis are the only traffic. Included after LOADS(_, _, a) and LOADS(_, _, b).
#ifndef KU
#define KU 4  // unroll of K: one vec4 along each contiguous axis
#endif

layout(local_size_x = WG) in;

layout(push_constant, std430) uniform Params {
    uint rows;        // M, without padding
    uint columns;     // N, padded to 8
    uint inner;       // K, padded to 8
    uint a_stride;    // vec4s per stored row
    uint b_stride;
    uint c_stride;
    uint activation;  // of the epilogue
    uint option;      // the epilogue's own
} p;

float acc[TM][TN];
uint tile;       // this invocation's tile
uint tile_row;   // first row of C
uint tile_col;   // first column of C
bool tile_live;  // false for invocations past the last tile: they compute along, and write nothing

void gemm_place() {
    uint across = (p.columns + TN - 1u) / TN;
    uint tiles = across * ((p.rows + TM - 1u) / TM);
    tile_live = gl_GlobalInvocationID.x < tiles;
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
    [[unroll]] for (int i = 0; i < TM; ++i) a_at[i] = min(m0 + i, last_row) * int(p.a_stride);
#else
    int a_at[TM / 4];
    [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = min((m0 >> 2) + i, int(p.a_stride) - 1);
#endif
#if TRANSPOSE_B == 0
    int b_at[TN / 4];
    [[unroll]] for (int j = 0; j < TN / 4; ++j) b_at[j] = min((n0 >> 2) + j, int(p.b_stride) - 1);
#else
    int b_at[TN];
    [[unroll]] for (int j = 0; j < TN; ++j) b_at[j] = min(n0 + j, int(p.columns) - 1) * int(p.b_stride);
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
        [[unroll]] for (int kk = 0; kk < KU; ++kk) [[unroll]] for (int i = 0; i < TM / 4; ++i) a_m[kk][i] = AT(a, a_at[i] + (k + kk) * int(p.a_stride));
#endif
#if TRANSPOSE_B == 0
        vec4 b_n[KU][TN / 4];
        [[unroll]] for (int kk = 0; kk < KU; ++kk) [[unroll]] for (int j = 0; j < TN / 4; ++j) b_n[kk][j] = AT(b, b_at[j] + (k + kk) * int(p.b_stride));
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

// Four neighbouring results of row i, columns tile_col + 4q ...
vec4 gemm_quad(int i, int q) { return vec4(acc[i][4 * q], acc[i][4 * q + 1], acc[i][4 * q + 2], acc[i][4 * q + 3]); }

bool gemm_inside(int i, int q) { return tile_live && tile_row + i < p.rows && tile_col + 4 * q < p.columns; }

uint gemm_index(int i, int q) { return (tile_row + i) * p.c_stride + (tile_col >> 2) + q; }
