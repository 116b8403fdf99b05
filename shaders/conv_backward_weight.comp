#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: TM=16 TN=8 WG=8 LD=0,1
// variants: TM=8 TN=8 WG=8 LD=0,1
// variants: TM=4 TN=4 WG=64 LD=0,1
// dW[m][t][n] = sum over rows r of  dense[r][m] * map[gather(r, t)][n] ,  with the sum of squares of each tile's result.
// dense (rows, M) lies on the coarse side of the convolution, map on the fine side, with a row of zeros behind it.   dW (M, taps, N).
// Rows are many and tiles few, so workgroups along y take a share of the rows each and write a dW of their own; column_sums adds them up.
#include "include/loads.glsl"
#include "include/conv_table.glsl"

layout(local_size_x = WG) in;

LOADS(0, Dense, a);
LOADS(1, Map, b);
layout(set = 0, binding = 3, std430) writeonly buffer DW      { vec4 dw[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Squares { float squares[]; };

layout(push_constant, std430) uniform Params {
    uint rows;      // padded to 8
    uint share;     // of the rows, for each workgroup along y; a multiple of 8
    uint outputs;   // M
    uint columns;   // N, padded to 8
    uint a_stride;  // vec4s per stored row of dense
    uint b_pixels;  // per example of the map
    uint zeros;     // the map's row of zeros
} p;

float acc[TM][TN];

void main() {
    ConvPhase phase = conv_phase(0u);
    uint across = phase.taps * p.columns / TN;
    uint tiles = across * ((p.outputs + TM - 1u) / TM);
    if (gl_GlobalInvocationID.x >= tiles) return;
    uint tile_row = gl_GlobalInvocationID.x / across * TM;
    uint tile_col = gl_GlobalInvocationID.x % across * TN;
    uint tap = tile_col / p.columns;
    uint gathers = conv_gathers(phase, tap);
    int b_stride = int(p.columns >> 2);
    int b_at = int((tile_col - tap * p.columns) >> 2);
    int a_at[TM / 4];
    [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = int(min((tile_row >> 2) + i, p.a_stride - 1u));
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;

    uint k = gl_WorkGroupID.y * p.share;
    uint end = min(k + p.share, p.rows);
    uint first = k / phase.slots;
    uint slot = k - first * phase.slots;
    first *= p.b_pixels;
    for (; k < end; k += 4u) {
        vec4 a_m[4][TM / 4];
        vec4 b_n[4][TN / 4];
        [[unroll]] for (int kk = 0; kk < 4; ++kk) {
            int row = int(min(first + table[gathers + slot], p.zeros)) * b_stride + b_at;
            [[unroll]] for (int j = 0; j < TN / 4; ++j) b_n[kk][j] = AT(b, row + j);
            bool last = ++slot == phase.slots;
            slot = last ? 0u : slot;
            first += last ? p.b_pixels : 0u;
        }
        [[unroll]] for (int kk = 0; kk < 4; ++kk)
            [[unroll]] for (int i = 0; i < TM / 4; ++i) a_m[kk][i] = AT(a, a_at[i] + int(k + kk) * int(p.a_stride));
        [[unroll]] for (int i = 0; i < TM; ++i)
            [[unroll]] for (int j = 0; j < TN; ++j) {
                float sum = acc[i][j];
                [[unroll]] for (int kk = 0; kk < 4; ++kk) sum += a_m[kk][i >> 2][i & 3] * b_n[kk][j >> 2][j & 3];
                acc[i][j] = sum;
            }
    }

    float square = 0.0;
    uint part = gl_WorkGroupID.y * p.outputs;
    [[unroll]] for (int i = 0; i < TM; ++i)
        if (tile_row + i < p.outputs)
            [[unroll]] for (int q = 0; q < TN / 4; ++q) {
                vec4 sum = vec4(acc[i][4 * q], acc[i][4 * q + 1], acc[i][4 * q + 2], acc[i][4 * q + 3]);
                dw[((part + tile_row + i) * phase.taps * p.columns + tile_col >> 2) + q] = sum;
                square += dot(sum, sum);
            }
    squares[gl_WorkGroupID.y * tiles + gl_GlobalInvocationID.x] = square;
}
