// A workgroup owns a block of C, 8 x 8 invocations of it, and stages KB-deep panels of gathered A and of W in shared memory.
const uint BM = 8u * TM;  // block height
const uint BN = 8u * TN;  // block width
const uint KB = 8u;       // depth of a panel; K of a tap is padded to it, so a panel has one tap

shared float a_panel[KB][BM + 1u];  // +1: no bank conflicts on the transposed writes
shared float b_panel[KB][BN + 1u];

uint lane;            // place in the block
uint first[BM / 32];  // row of A of the first pixel of the examples whose rows this invocation stages
uint slot[BM / 32];

void conv_place() {
    phase = conv_phase(gl_WorkGroupID.y);
    rows = p.batch * phase.slots;
    lane = gl_LocalInvocationID.x;
    uint across = (p.columns + BN - 1u) / BN;
    uint block_row = gl_WorkGroupID.x / across;
    uint block_col = gl_WorkGroupID.x - block_row * across;
    tile_row = block_row * BM + (lane >> 3) * TM;
    tile_col = block_col * BN + (lane & 7u) * TN;
    tile_live = tile_row < rows && tile_col < p.columns;
    [[unroll]] for (int i = 0; i < BM / 32; ++i) {
        ConvRow row = conv_row(block_row * BM + (lane >> 1) + 32 * i);
        slot[i] = row.slot;
        first[i] = row.example * p.a_pixels;
    }
}

// Each load gives 4 depths of one row.
void stage_a(uint gathers, uint k) {
    uint depth = 4u * (lane & 1u);
    [[unroll]] for (int i = 0; i < BM / 32; ++i) {
        uint row = min(first[i] + ELEMENT(table, gathers + slot[i]), p.batch * p.a_pixels);
        vec4 value = AT(a, (row * p.inner + k + depth) >> 2);
        [[unroll]] for (int c = 0; c < 4; ++c) a_panel[depth + c][(lane >> 1) + 32 * i] = value[c];
    }
}

// Along a contiguous K each load gives 4 depths of one column; otherwise 4 columns of one depth.
void stage_b(uint tap, uint first_col, uint k) {
    for (uint i = lane; i < 2u * BN; i += 64u) {
#if TRANSPOSE_B == 1
        uint col = i >> 1;
        uint depth = 4u * (i & 1u);
        vec4 value = AT(b, min(first_col + col, p.columns - 1u) * p.b_stride + ((tap * p.inner + k + depth) >> 2));
        for (uint c = 0u; c < 4u; ++c) b_panel[depth + c][col] = value[c];
#else
        uint depth = i / (BN / 4u);
        uint col = 4u * (i - depth * (BN / 4u));
        vec4 value = AT(b, (k + depth) * p.b_stride + ((tap * p.columns + min(first_col + col, p.columns - 4u)) >> 2));
        for (uint c = 0u; c < 4u; ++c) b_panel[depth][col + c] = value[c];
#endif
    }
}

void conv() {
    [[unroll]] for (int i = 0; i < TM; ++i) [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = 0.0;
    uint in_block_row = (lane >> 3) * TM;
    uint in_block_col = (lane & 7u) * TN;
    for (uint t = 0u; t < phase.taps; ++t) {
        uint gathers = conv_gathers(phase, t);
        uint tap = conv_tap(phase, t);
        for (uint k = 0u; k < p.inner; k += KB) {
            stage_a(gathers, k);
            stage_b(tap, tile_col - in_block_col, k);
            barrier();
            for (uint kk = 0u; kk < KB; ++kk) {
                float a_k[TM];
                float b_k[TN];
                [[unroll]] for (int i = 0; i < TM; ++i) a_k[i] = a_panel[kk][in_block_row + i];
                [[unroll]] for (int j = 0; j < TN; ++j) b_k[j] = b_panel[kk][in_block_col + j];
                [[unroll]] for (int i = 0; i < TM; ++i)
                    [[unroll]] for (int j = 0; j < TN; ++j) acc[i][j] = fma(a_k[i], b_k[j], acc[i][j]);
            }
            barrier();
        }
    }
}
