// A workgroup is one subgroup of 8 lanes and owns BM rows and BN columns of C. While it sums, a lane has LN neighbouring columns and all the
// rows: what a row of A brings is then the same for all lanes, and a driver that knows (llvmpipe from Mesa 26 on) makes one scalar load and
// a broadcast of it. Afterwards the lanes exchange their sums, so that each has a tile of its own in acc, DOWN down and ACROSS across.
const int DOWN = 2;
const int ACROSS = 4;
const int BM = DOWN * TM;
const int BN = ACROSS * TN;
const int LN = BN / 8;
const int KU = 4;  // depths in a turn

layout(buffer_reference, std430, buffer_reference_align = 8) readonly buffer Vec2s { vec2 at[]; };

float sums[BM][LN];

int lane_row() { return int(gl_SubgroupInvocationID) / ACROSS; }

int lane_col() { return int(gl_SubgroupInvocationID) % ACROSS; }

void broadcast_clear() { [[unroll]] for (int i = 0; i < BM; ++i) [[unroll]] for (int j = 0; j < LN; ++j) sums[i][j] = 0.0; }

// One sum after the other: each is fetched and put back once in a turn, however many of them there are.
#if TRANSPOSE_A == 0
// Adds four depths, k bytes behind where each row begins.
void broadcast_add(uint64_t a_at[BM], uint64_t k, vec4 b_k[LN]) {
    [[unroll]] for (int i = 0; i < BM; ++i) {
        vec4 a_k = Vec4s(a_at[i] + k).at[0];
        [[unroll]] for (int j = 0; j < LN; ++j) {
            float sum = sums[i][j];
            [[unroll]] for (int kk = 0; kk < KU; ++kk) sum += a_k[kk] * b_k[j][kk];
            sums[i][j] = sum;
        }
    }
}
#else
// Adds four depths, step bytes apart, the first k bytes behind where each four rows begin.
void broadcast_add(uint64_t a_at[BM / 4], uint64_t k, uint64_t step, vec4 b_k[LN]) {
    [[unroll]] for (int i = 0; i < BM; i += 4) {
        vec4 a_m[KU];
        [[unroll]] for (int kk = 0; kk < KU; ++kk) a_m[kk] = Vec4s(a_at[i / 4] + k + uint64_t(kk) * step).at[0];
        [[unroll]] for (int c = 0; c < 4; ++c)
            [[unroll]] for (int j = 0; j < LN; ++j) {
                float sum = sums[i + c][j];
                [[unroll]] for (int kk = 0; kk < KU; ++kk) sum += a_m[kk][c] * b_k[j][kk];
                sums[i + c][j] = sum;
            }
    }
}
#endif

// Four depths of a lane's columns: along each column, or one row after the other.
vec4[LN] broadcast_along(uint64_t b_at[LN], uint64_t k) {
    vec4 b_k[LN];
    [[unroll]] for (int j = 0; j < LN; ++j) b_k[j] = Vec4s(b_at[j] + k).at[0];
    return b_k;
}

vec4[LN] broadcast_across(uint64_t b_rows[KU]) {
    vec4 b_k[LN];
    [[unroll]] for (int kk = 0; kk < KU; ++kk) {
        vec2 both = Vec2s(b_rows[kk]).at[0];
        [[unroll]] for (int j = 0; j < LN; ++j) b_k[j][kk] = both[j];
    }
    return b_k;
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
