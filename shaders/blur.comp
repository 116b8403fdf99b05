#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// y = x * g, a separable Gaussian of five taps whose standard deviation is uniform in (0, sigma), drawn for each picture; beyond the
// border its pixels are repeated.   x (B, H*W*C)  ->  y alike; rows from valid on are 0.
// One invocation owns a strip of one column of values and goes down it, with the last five sums across at hand.
#include "include/schedule.glsl"
#include "include/augmentation.glsl"

layout(local_size_x = 64) in;
const uint STRIP = 16u;

layout(set = 0, binding = 2, std430) readonly  buffer X { float x[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Y { float y[]; };

layout(push_constant, std430) uniform Params {
    uint  rows;
    uint  height;
    uint  width;
    uint  channels;    // interleaved
    uint  row_stride;  // floats per stored row of x and y
    uint  stream;      // of the use
    float sigma;       // pixels
} p;

// v holds five neighbours, the middle one third.
float gaussian(float v[5], vec2 side) { return v[2] + side.x * (v[1] + v[3]) + side.y * (v[0] + v[4]); }

float across(uint origin, int line, uint columns[5], vec2 side) {
    uint start = origin + uint(clamp(line, 0, int(p.height) - 1)) * p.width * p.channels;
    float v[5];
    [[unroll]] for (int k = 0; k < 5; ++k) v[k] = x[start + columns[k]];
    return gaussian(v, side);
}

void main() {
    uint width = p.width * p.channels;
    uint strips = (p.height + STRIP - 1u) / STRIP;
    uint strip_row = gl_GlobalInvocationID.x / width;
    uint column = gl_GlobalInvocationID.x - strip_row * width;
    uint row = strip_row / strips;
    uint first = STRIP * (strip_row - row * strips);
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    float sigma = p.sigma * philox_uniform(augment_counter(entry, row, 0u, p.stream + AUGMENT_BLUR), augment_key(entry)).x;
    float near = exp(-0.5 / (sigma * sigma));
    vec2 side = vec2(near, near * near * near * near);
    float scale = 1.0 / (1.0 + 2.0 * (side.x + side.y));
    scale = row < entry.valid ? scale * scale : 0.0;

    int pixel = int(column / p.channels);
    uint columns[5];
    [[unroll]] for (int k = 0; k < 5; ++k)
        columns[k] = uint(clamp(pixel + k - 2, 0, int(p.width) - 1) - pixel) * p.channels + column;

    uint origin = row * p.row_stride;
    float lines[5];
    [[unroll]] for (int k = 0; k < 4; ++k) lines[k + 1] = across(origin, int(first) + k - 2, columns, side);
    for (uint line = first; line < min(first + STRIP, p.height); ++line) {
        [[unroll]] for (int k = 0; k < 4; ++k) lines[k] = lines[k + 1];
        lines[4] = across(origin, int(line) + 2, columns, side);
        y[origin + line * width + column] = scale * gaussian(lines, side);
    }
}
