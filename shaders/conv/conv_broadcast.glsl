// The lanes of a workgroup share the pixels that are read; see linear/broadcast.glsl.
#include "../linear/broadcast.glsl"

void conv() {
    uint zeros = p.batch * p.a_pixels;
    uint64_t pixel = 4ul * p.inner;  // bytes from pixel to pixel
    uint first[BM];                  // row of A of the example's first pixel; past the last example this is the row of zeros
    uint slot[BM];
    ConvRow row = conv_row(group_row * BM);
    [[unroll]] for (int i = 0; i < BM; ++i) {
        first[i] = row.example * p.a_pixels;
        slot[i] = row.slot;
        conv_next(row);
    }

    uint64_t b_step = 16ul * p.b_stride;
    uint64_t column = broadcast_column(group_col, p.columns);
    uint64_t b_at = uint64_t(b) + (TRANSPOSE_B == 1 ? b_step : 4ul) * column;
    uint64_t b_tap = TRANSPOSE_B == 1 ? pixel : 4ul * p.columns;  // bytes from tap to tap
    broadcast_clear();
    uint t = 0u;
    if (phase.taps > 0u) do {
        uint gathers = conv_gathers(phase, t);
        uint64_t a_at[BM];
        [[unroll]] for (int i = 0; i < BM; ++i) a_at[i] = uint64_t(a) + uint64_t(min(first[i] + ELEMENT(table, gathers + slot[i]), zeros)) * pixel;
        broadcast_sum(a_at, pixel, b_at + uint64_t(conv_tap(phase, t)) * b_tap, b_step, p.inner);
    } while (++t < phase.taps);
    broadcast_exchange();
}
