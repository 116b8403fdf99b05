// A workgroup is one subgroup of 8 lanes and owns 2 TM rows and 16 columns of C. While it sums, a lane has two neighbouring columns and all
// the rows: what a row of A brings is then the same for all lanes, and a driver that knows (llvmpipe from Mesa 26 on) makes one scalar load
// and a broadcast of it. Afterwards the lanes exchange their sums, so that each has a tile of its own, two down and four across.
const int DOWN = 2;
const int ACROSS = 4;
const int BM = DOWN * TM;      // rows of a workgroup
const int BN = ACROSS * TN;    // columns of a workgroup
const int LN = BN / 8;         // columns of a lane while it sums
const int KU = 4;              // depths in a turn

layout(buffer_reference, std430, buffer_reference_align = 8) readonly buffer Vec2s { vec2 at[]; };

int block_row;  // first row of C
int block_col;  // first column

void gemm_place() {
    int tiles_across = (int(p.columns) + TN - 1) / TN;
    int groups_across = (tiles_across + ACROSS - 1) / ACROSS;
    int group = int(gl_WorkGroupID.x);
    int group_row = group / groups_across;
    int group_col = group - group_row * groups_across;
    int row = group_row * DOWN + int(gl_SubgroupInvocationID) / ACROSS;
    int col = group_col * ACROSS + int(gl_SubgroupInvocationID) % ACROSS;
    block_row = group_row * BM;
    block_col = group_col * BN;
    tile_row = row * TM;
    tile_col = col * TN;
    tile_live = tile_row < p.rows && tile_col < p.columns;
    tile_owned = tile_live;
    tile = row * tiles_across + col;
}

void gemm() {
    uint64_t a_step = 16ul * p.a_stride;  // bytes from row to row
    uint64_t b_step = 16ul * p.b_stride;
    int depths = int(p.inner);
#if TRANSPOSE_A == 0
    uint64_t a_at[BM];  // by row
    [[unroll]] for (int i = 0; i < BM; ++i) a_at[i] = uint64_t(a) + uint64_t(min(block_row + i, int(p.rows) - 1)) * a_step;
#else
    uint64_t a_at[BM / 4];  // by four rows
    [[unroll]] for (int i = 0; i < BM / 4; ++i) a_at[i] = uint64_t(a) + 16ul * uint64_t(min(block_row / 4 + i, int(p.a_stride) - 1));
#endif
    int first = min(block_col + LN * int(gl_SubgroupInvocationID), int(p.columns) - LN);
#if TRANSPOSE_B == 1
    uint64_t b_at[LN];  // by column
    [[unroll]] for (int j = 0; j < LN; ++j) b_at[j] = uint64_t(b) + uint64_t(first + j) * b_step;
#else
    uint64_t b_at = uint64_t(b) + 4ul * uint64_t(first);
#endif

    float sums[BM][LN];
    [[unroll]] for (int i = 0; i < BM; ++i) [[unroll]] for (int j = 0; j < LN; ++j) sums[i][j] = 0.0;
    for (int k = 0; k < depths; k += KU) {
        vec4 b_k[LN];
#if TRANSPOSE_B == 1
        [[unroll]] for (int j = 0; j < LN; ++j) b_k[j] = Vec4s(b_at[j] + 4ul * uint64_t(k)).at[0];
#else
        [[unroll]] for (int kk = 0; kk < KU; ++kk) {
            vec2 both = Vec2s(b_at + uint64_t(k + kk) * b_step).at[0];
            [[unroll]] for (int j = 0; j < LN; ++j) b_k[j][kk] = both[j];
        }
#endif
        // One sum after the other: each is fetched and put back once in a turn, however many of them there are.
#if TRANSPOSE_A == 0
        [[unroll]] for (int i = 0; i < BM; ++i) {
            vec4 a_k = Vec4s(a_at[i] + 4ul * uint64_t(k)).at[0];
            [[unroll]] for (int j = 0; j < LN; ++j) {
                float sum = sums[i][j];
                [[unroll]] for (int kk = 0; kk < KU; ++kk) sum += a_k[kk] * b_k[j][kk];
                sums[i][j] = sum;
            }
        }
#else
        [[unroll]] for (int i = 0; i < BM; i += 4) {
            vec4 a_m[KU];
            [[unroll]] for (int kk = 0; kk < KU; ++kk) a_m[kk] = Vec4s(a_at[i / 4] + uint64_t(k + kk) * a_step).at[0];
            [[unroll]] for (int c = 0; c < 4; ++c)
                [[unroll]] for (int j = 0; j < LN; ++j) {
                    float sum = sums[i + c][j];
                    [[unroll]] for (int kk = 0; kk < KU; ++kk) sum += a_m[kk][c] * b_k[j][kk];
                    sums[i + c][j] = sum;
                }
        }
#endif
    }

    // Columns 4 c, ... of the block, which tile c across takes, lie with lanes 2 c and 2 c + 1; the lower tiles take the later rows.
    bool lower = int(gl_SubgroupInvocationID) >= ACROSS;
    uint lane = (gl_SubgroupInvocationID % ACROSS) * (TN / LN);
    [[unroll]] for (int i = 0; i < TM; ++i)
        [[unroll]] for (int j = 0; j < TN; ++j) {
            float early = subgroupShuffle(sums[i][j % LN], lane + j / LN);
            float late = subgroupShuffle(sums[TM + i][j % LN], lane + j / LN);
            acc[i][j] = lower ? late : early;
        }
}
