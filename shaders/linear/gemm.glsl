// The product at the heart of dense layers and of Winograd's convolutions:  C (M,N) = op(A) op(B),  one TM x TN tile of C per invocation,
// held in registers.
//   TRANSPOSE_A 0: A is (M,K)   1: A is (K,M)        TRANSPOSE_B 0: B is (K,N)   1: B is (N,K)
// Storage is row-major, rows a multiple of 8 floats, and both dimensions are zero-padded to multiples of 8, so that K needs no tail and
// padded columns of C come out as the product of zeros. Included after LOADS(_, _, a) and LOADS(_, _, b).
//   SHARE 0: every invocation loads what it multiplies (gemm_direct.glsl)
//   SHARE 1: the lanes of a subgroup share what they load by shuffles (gemm_shuffled.glsl)
//   SHARE 2: workgroups stage panels in shared memory (gemm_staged.glsl)
//   SHARE 3: the lanes of a subgroup share the rows of A, which a driver loads once for all of them (gemm_broadcast.glsl)
layout(local_size_x = WG) in;

float acc[TM][TN];
uint tile;       // this invocation's slot for partial sums
uint tile_row;   // first row of C
uint tile_col;   // first column of C
bool tile_live;  // false for invocations without a tile: they compute along, and write nothing of C
bool tile_owned; // true for the one invocation that fills the slot

// vec4s in front of the operands: those of other planes, where there are several.
#ifdef PLANES
uint a_first;
uint b_first;
#else
const uint a_first = 0u;
const uint b_first = 0u;
#endif

#if SHARE == 1 || SHARE == 3
#include "gemm_subgroup.glsl"
#endif
#if SHARE == 0
#include "gemm_direct.glsl"
#elif SHARE == 1
#include "gemm_shuffled.glsl"
#elif SHARE == 2
#include "gemm_staged.glsl"
#else
#include "gemm_broadcast.glsl"
#endif

// Four neighbouring results of row i, columns tile_col + 4q ...
vec4 gemm_quad(int i, int q) { return vec4(acc[i][4 * q], acc[i][4 * q + 1], acc[i][4 * q + 2], acc[i][4 * q + 3]); }

bool gemm_inside(int i, int q) { return tile_live && tile_row + i < p.rows && tile_col + 4 * q < p.columns; }

uint gemm_index(int i, int q) { return (tile_row + i) * p.c_stride + (tile_col >> 2) + q; }
