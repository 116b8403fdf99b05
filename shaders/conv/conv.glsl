// The product at the heart of every convolution, one TM x TN tile of C per invocation, held in registers (TN divides 8):
//   C[b, slot][n] = sum over taps t and channels k of  A[gather(b, t, slot)][k] W[t](k, n)
// Kernel size, stride, padding and direction are in the table alone (ConvTable). It holds one phase of output pixels, or several that see
// different taps of a stride; workgroups along y take one phase each. Maps are (batch x pixels, channels), channels padded to 8, followed
// by a row of zeros, which is what a tap outside the map reads.
//   TRANSPOSE_B 0: W is (K, taps, N)   1: W is (N, taps, K)
//   BACKWARD 0: y = act(C + bias), other is the bias (N)   1: y = C * act'(x), other is x, shaped as y
// Included after LOADS(_, _, a) and LOADS(_, _, b).   SHARE as in linear/gemm.glsl.
// variants: SHARE=1 TM=16 TN=8 WG=8 BACKWARD=0,1 LD=0,1
// variants: SHARE=0 TM=8 TN=8 WG=8 BACKWARD=0,1 LD=0,1
// variants: SHARE=2 TM=4 TN=4 WG=64 BACKWARD=0,1 LD=0,1
// variants: SHARE=2 TM=8 TN=8 WG=64 BACKWARD=0,1 LD=0,1
// variants: SHARE=3 TM=16 TN=4 WG=8 BACKWARD=0,1 LD=2
#include "../include/activation.glsl"
#include "conv_table.glsl"

layout(local_size_x = WG) in;

LOADS(3, Other, other);
STORES(4, writeonly, Y, y);

float acc[TM][TN];
uint tile_row;   // first row of C within the phase
uint tile_col;   // first column of C
bool tile_live;  // false for invocations without a tile: they compute along, and write nothing
ConvPhase phase;
uint rows;       // of C within the phase

// A row of C and the rows after it. Integer division takes software drivers as long as dozens of other instructions.
struct ConvRow { uint example; uint slot; };

ConvRow conv_row(uint index) {
    uint example = index / phase.slots;
    return ConvRow(example, index - example * phase.slots);
}

void conv_next(inout ConvRow row) {
    bool last = ++row.slot == phase.slots;
    row.example += last ? 1u : 0u;
    row.slot = last ? 0u : row.slot;
}

#if SHARE == 1 || SHARE == 3
#include "conv_subgroup.glsl"
#endif
#if SHARE == 0
#include "conv_direct.glsl"
#elif SHARE == 1
#include "conv_shuffled.glsl"
#elif SHARE == 2
#include "conv_staged.glsl"
#else
#include "conv_broadcast.glsl"
#endif

void conv_store() {
    vec4 in_columns[TN / 4];
#if BACKWARD == 0
    vec4 bias[TN / 4];
#endif
    [[unroll]] for (int q = 0; q < TN / 4; ++q) {
        uint column = tile_col + 4 * q;
        in_columns[q] = vec4(lessThan(uvec4(column) + uvec4(0, 1, 2, 3), uvec4(p.outputs)));
#if BACKWARD == 0
        bias[q] = AT(other, min(column, p.columns - 4u) >> 2);
#endif
    }

    ConvRow row = conv_row(tile_row);
    [[unroll]] for (int i = 0; i < TM; ++i) {
        [[unroll]] for (int q = 0; q < TN / 4; ++q)
            if (tile_live && tile_row + i < rows && tile_col + 4 * q < p.columns) {
                uint at = (row.example * p.c_pixels + conv_pixel(phase, row.slot)) * (p.columns >> 2) + (tile_col >> 2) + q;
                vec4 sum = vec4(acc[i][4 * q], acc[i][4 * q + 1], acc[i][4 * q + 2], acc[i][4 * q + 3]);
#if BACKWARD == 0
                PUT(y, at, in_columns[q] * activate(sum + bias[q], p.activation));
#else
                PUT(y, at, in_columns[q] * activate_backward(AT(other, at), sum, p.activation));
#endif
            }
        conv_next(row);
    }
}
