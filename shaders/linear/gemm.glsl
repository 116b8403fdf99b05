// The product at the heart of every dense layer:  C (M,N) = op(A) op(B),  one TM x TN tile of C per invocation, held in registers.
//   TRANSPOSE_A 0: A is (M,K)   1: A is (K,M)        TRANSPOSE_B 0: B is (K,N)   1: B is (N,K)
// Storage is row-major, rows a multiple of 8 floats, and both dimensions are zero-padded to multiples of 8, so that K needs no tail and
// padded columns of C come out as the product of zeros. Included after LOADS(_, _, a) and LOADS(_, _, b).
//   STAGED 0: every invocation loads what it multiplies (gemm_direct.glsl)   1: workgroups stage panels in shared memory (gemm_staged.glsl)
//   SHUFFLED: the lanes of a subgroup share what they load (gemm_shuffled.glsl)
// variants: STAGED=0 SHUFFLED=1 TM=16 TN=8 WG=8 LD=0,1
// variants: STAGED=0 TM=16,32 TN=8 WG=8 LD=0,1
// variants: STAGED=0 TM=8 TN=8 WG=8 LD=0,1
// variants: STAGED=0 TM=4 TN=4 WG=64 LD=0,1
// variants: STAGED=1 TM=4 TN=4 WG=64,256 LD=0,1
// variants: STAGED=1 TM=8 TN=8 WG=64 LD=0,1
layout(local_size_x = WG) in;

struct Params {
    uint rows;        // M, without padding
    uint columns;     // N, padded to 8
    uint inner;       // K, padded to 8
    uint a_stride;    // vec4s per stored row
    uint b_stride;
    uint c_stride;
    uint activation;  // of the epilogue
    uint option;      // the epilogue's own
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

float acc[TM][TN];
uint tile;       // this invocation's slot for partial sums
uint tile_row;   // first row of C
uint tile_col;   // first column of C
bool tile_live;  // false for invocations without a tile: they compute along, and write nothing of C
bool tile_owned; // true for the one invocation that fills the slot

#if STAGED == 1
#include "gemm_staged.glsl"
#elif defined(SHUFFLED)
#include "gemm_shuffled.glsl"
#else
#include "gemm_direct.glsl"
#endif

// Four neighbouring results of row i, columns tile_col + 4q ...
vec4 gemm_quad(int i, int q) { return vec4(acc[i][4 * q], acc[i][4 * q + 1], acc[i][4 * q + 2], acc[i][4 * q + 3]); }

bool gemm_inside(int i, int q) { return tile_live && tile_row + i < p.rows && tile_col + 4 * q < p.columns; }

uint gemm_index(int i, int q) { return (tile_row + i) * p.c_stride + (tile_col >> 2) + q; }
