// A workgroup is one subgroup and owns BM rows and BN columns of C. While it sums, a lane has LN neighbouring columns and all the rows: what
// a row of A brings is then the same for all lanes, and a driver that knows (llvmpipe from Mesa 26 on) makes one scalar load and a broadcast
// of it. Afterwards the lanes exchange their sums, so that each has a tile of its own in acc. Included after subgroup.glsl; TRANSPOSE_A and
// TRANSPOSE_B are those of gemm.glsl.
const int BM = DOWN * TM;
const int BN = ACROSS * TN;
const int LN = BN / 8;
const int KU = 4;  // depths in a turn
#if TRANSPOSE_A == 0
const int A_STARTS = BM;      // one for a row
#else
const int A_STARTS = BM / 4;  // one for four rows
#endif

layout(buffer_reference, std430, buffer_reference_align = 8) readonly buffer Vec2s { vec2 at[]; };

float sums[BM][LN];

void broadcast_clear() { [[unroll]] for (int i = 0; i < BM; ++i) [[unroll]] for (int j = 0; j < LN; ++j) sums[i][j] = 0.0; }

// The first of a lane's columns; behind the last one it is the last that there are.
uint broadcast_column(uint block, uint columns) { return min(block * BN + LN * gl_SubgroupInvocationID, columns - LN); }

// Adds depths k to k + 3. a_at holds where the rows begin, a_step is the bytes from one stored row to the next.
// One sum after the other: each is fetched and put back once in a turn, however many of them there are.
void broadcast_add(uint64_t a_at[A_STARTS], uint64_t a_step, uint k, vec4 b_k[LN]) {
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

// Four depths of a lane's columns, a stored row for each.
vec4[LN] broadcast_rows(uint64_t b_rows[KU]) {
    vec4 b_k[LN];
    [[unroll]] for (int kk = 0; kk < KU; ++kk) {
        vec2 both = Vec2s(b_rows[kk]).at[0];
        [[unroll]] for (int j = 0; j < LN; ++j) b_k[j][kk] = both[j];
    }
    return b_k;
}

// Adds all depths of a product, at least KU. b_at is where the lane's first column begins, b_step the bytes from one stored row to the next.
void broadcast_sum(uint64_t a_at[A_STARTS], uint64_t a_step, uint64_t b_at, uint64_t b_step, uint depths) {
    uint k = 0u;
    do {
#if TRANSPOSE_B == 1
        vec4 b_k[LN];
        [[unroll]] for (int j = 0; j < LN; ++j) b_k[j] = Vec4s(b_at + uint64_t(j) * b_step + 4ul * uint64_t(k)).at[0];
#else
        uint64_t b_rows[KU];
        [[unroll]] for (int kk = 0; kk < KU; ++kk) b_rows[kk] = b_at + uint64_t(k + kk) * b_step;
        vec4 b_k[LN] = broadcast_rows(b_rows);
#endif
        broadcast_add(a_at, a_step, k, b_k);
        k += KU;
    } while (k < depths);
}

// The columns that tile c across takes lie with lanes 2 c and 2 c + 1; the lower tiles take the later rows.
void broadcast_exchange() {
    bool lower = lane_row() == 1;
    uint lane = uint(lane_col() * (TN / LN));
    [[unroll]] for (int i = 0; i < TM; ++i)
        [[unroll]] for (int j = 0; j < TN; ++j) {
            float early = subgroupShuffle(sums[i][j % LN], lane + uint(j / LN));
            float late = subgroupShuffle(sums[TM + i][j % LN], lane + uint(j / LN));
            acc[i][j] = lower ? late : early;
        }
}
