#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_shuffle : require
// variants: SHARE=1 TM=16 TN=8 WG=8 LD=0,1
// variants: SHARE=0 TM=8 TN=8 WG=8 LD=0,1
// variants: SHARE=0 TM=4 TN=4 WG=64 LD=0,1
// variants: SHARE=3 TM=16 TN=4 WG=8 LD=2
// dW[m][t][n] = sum over rows r of  dense[r][m] * map[gather(r, t)][n] ,  with the sum of squares of each tile's result.
// dense (rows, M) lies on the coarse side of the convolution, map on the fine side, with a row of zeros behind it.   dW (M, taps, N).
// Rows are many and tiles few, so workgroups along y take a share of the rows each and write a dW of their own; column_sums adds them up.
#include "../include/memory.glsl"

layout(local_size_x = WG) in;

struct Params {
    uint rows;      // padded to 8
    uint share;     // of the rows, for each workgroup along y; a multiple of 8
    uint outputs;   // M
    uint columns;   // N, padded to 8
    uint a_stride;  // vec4s per stored row of dense
    uint b_pixels;  // per example of the map
    uint zeros;     // the map's row of zeros
};
layout(push_constant, std430) uniform Pushed { Params pushed; ADDRESSES };
Params p;

LOADS(0, Dense, a);
LOADS(1, Map, b);
STORES(3, writeonly, DW, dw);
layout(set = 0, binding = 4, std430) writeonly buffer Squares { float squares[]; };

#include "conv_table.glsl"

float acc[TM][TN];
uint tiles;       // of a share
uint tile;        // this invocation's place among them
uint tile_row;    // first of M
uint tile_col;    // first of (taps, N); a tile has one tap
bool tile_live;
ConvPhase phase;

// The rows of the map that four rows of a share see through one tap, one after the other.
struct ConvGathers { uint at; uint first; uint slot; };

ConvGathers gathers_of(uint tap, uint row) {
    uint example = row / phase.slots;
    return ConvGathers(conv_gathers(phase, tap), example * p.b_pixels, row - example * phase.slots);
}

uint gathered(ConvGathers from) { return min(from.first + ELEMENT(table, from.at + from.slot), p.zeros); }

void conv_next(inout ConvGathers from) {
    bool last = ++from.slot == phase.slots;
    from.slot = last ? 0u : from.slot;
    from.first += last ? p.b_pixels : 0u;
}

#if SHARE != 0
#include "../linear/subgroup.glsl"
#endif
#if SHARE == 0
#include "conv_weight_direct.glsl"
#elif SHARE == 1
#include "conv_weight_shuffled.glsl"
#else
#include "conv_weight_broadcast.glsl"
#endif

void main() {
    p = pushed;
    phase = conv_phase(0u);
    weight_place();
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;
    uint start = gl_WorkGroupID.y * p.share;
    weight_sum(start, min(start + p.share, p.rows));
    if (!tile_live) return;

    float square = 0.0;
    [[unroll]] for (int i = 0; i < TM; ++i)
        if (tile_row + i < p.outputs)
            [[unroll]] for (int q = 0; q < TN / 4; ++q) {
                vec4 sum = vec4(acc[i][4 * q], acc[i][4 * q + 1], acc[i][4 * q + 2], acc[i][4 * q + 3]);
                uint row = gl_WorkGroupID.y * p.outputs + tile_row + i;
                PUT(dw, (row * phase.taps * p.columns + tile_col >> 2) + q, sum);
                square += dot(sum, sum);
            }
    squares[gl_WorkGroupID.y * tiles + tile] = square;
}
