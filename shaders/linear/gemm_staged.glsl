// A workgroup owns a block of C, 8 x 8 invocations of it per slice of K, and stages KB-deep panels of A and B in shared memory.
// With more than 64 invocations the inner dimension is split: each slice of 64 sums its part of K, and the first one adds the others'
// in a fixed order. That keeps many lanes busy on the small results of a small batch, without a second dispatch.
const uint LANES = 64u;
const uint SLICES = WG / LANES;
const uint BM = 8u * TM;  // block height
const uint BN = 8u * TN;  // block width
const uint KB = 8u;       // depth of a panel; K is padded to it

shared float a_panel[SLICES][KB][BM + 1u];  // +1: no bank conflicts on the transposed writes
shared float b_panel[SLICES][KB][BN + 1u];
shared float others[TM * TN][LANES];

uint slice;  // which part of K
uint lane;   // place in the block

void gemm_place() {
    uint across = (p.columns + BN - 1u) / BN;
    uint block_row = gl_WorkGroupID.x / across;
    uint block_col = gl_WorkGroupID.x - block_row * across;
    slice = gl_LocalInvocationID.x / LANES;
    lane = gl_LocalInvocationID.x - slice * LANES;
    tile_row = block_row * BM + (lane >> 3) * TM;
    tile_col = block_col * BN + (lane & 7u) * TN;
    tile = gl_WorkGroupID.x * LANES + lane;
    tile_owned = slice == 0u;
    tile_live = tile_owned && tile_row < p.rows && tile_col < p.columns;
}

// Stages one panel. Along a contiguous K each load gives 4 depths of one row; otherwise 4 rows of one depth. Depths past K are zero.
void stage_a(uint first_row, uint k) {
    for (uint i = lane; i < 2u * BM; i += LANES) {
#if TRANSPOSE_A == 0
        uint row = i >> 1;
        uint depth = 4u * (i & 1u);
        vec4 value = k < p.inner ? AT(a, a_first + min(first_row + row, p.rows - 1u) * p.a_stride + ((k + depth) >> 2)) : vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) a_panel[slice][depth + c][row] = value[c];
#else
        uint depth = i / (BM / 4u);
        uint row = 4u * (i - depth * (BM / 4u));
        vec4 value = k < p.inner ? AT(a, a_first + (k + depth) * p.a_stride + min((first_row + row) >> 2, p.a_stride - 1u)) : vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) a_panel[slice][depth][row + c] = value[c];
#endif
    }
}

void stage_b(uint first_col, uint k) {
    for (uint i = lane; i < 2u * BN; i += LANES) {
#if TRANSPOSE_B == 1
        uint col = i >> 1;
        uint depth = 4u * (i & 1u);
        vec4 value = k < p.inner ? AT(b, b_first + min(first_col + col, p.columns - 1u) * p.b_stride + ((k + depth) >> 2)) : vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) b_panel[slice][depth + c][col] = value[c];
#else
        uint depth = i / (BN / 4u);
        uint col = 4u * (i - depth * (BN / 4u));
        vec4 value = k < p.inner ? AT(b, b_first + (k + depth) * p.b_stride + min((first_col + col) >> 2, p.b_stride - 1u)) : vec4(0.0);
        for (uint c = 0u; c < 4u; ++c) b_panel[slice][depth][col + c] = value[c];
#endif
    }
}

void add_slices() {
    for (uint s = 1u; s < SLICES; ++s) {
        barrier();
        if (slice == s)
            [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) others[i * TN + j][lane] = acc[i][j];
        barrier();
        if (slice == 0u)
            [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] += others[i * TN + j][lane];
    }
}

void gemm() {
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;
    uint in_block_row = (lane >> 3) * TM;
    uint in_block_col = (lane & 7u) * TN;
    uint panels = (p.inner / KB + SLICES - 1u) / SLICES;  // the same for every slice, so that all meet at the barriers
    uint k = slice * panels * KB;
    uint end = k + panels * KB;
    for (; k < end; k += KB) {
        stage_a(tile_row - in_block_row, k);
        stage_b(tile_col - in_block_col, k);
        barrier();
        for (uint kk = 0u; kk < KB; ++kk) {
            float a_k[TM];
            float b_k[TN];
            [[unroll]] for (int i = 0; i < TM; ++i) a_k[i] = a_panel[slice][kk][in_block_row + i];
            [[unroll]] for (int j = 0; j < TN; ++j) b_k[j] = b_panel[slice][kk][in_block_col + j];
            [[unroll]] for (int i = 0; i < TM; ++i)
                [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = fma(a_k[i], b_k[j], acc[i][j]);
        }
        barrier();
    }
    add_slices();
}
