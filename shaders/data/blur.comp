#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// y = x * g, a separable Gaussian of five taps whose standard deviation is uniform in (0, sigma), drawn for each picture; beyond the
// border its pixels are repeated.   x (B, H*W*C)  ->  y alike; rows from valid on are 0.
// One invocation owns four neighbours of one channel and goes down a strip of them, with the last five lines' sums across at hand.
#include "../include/schedule.glsl"
#include "augmentation.glsl"

layout(local_size_x = 64) in;
const uint STRIP = 16u;
const int WIDE = 4;

layout(set = 0, binding = 2, std430) readonly  buffer X { float x[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Y { float y[]; };

struct Params {
    uint  rows;
    uint  height;
    uint  width;
    uint  channels;    // interleaved
    uint  row_stride;  // floats per stored row of x and y
    uint  stream;      // of the use
    float sigma;       // pixels
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

// The middle one of five counts fully, its neighbours less.
vec4 gaussian(vec4 a, vec4 b, vec4 c, vec4 d, vec4 e, vec2 side) { return c + side.x * (b + d) + side.y * (a + e); }

vec4 across(uint origin, int line, uint columns[WIDE + 4], vec2 side) {
    uint start = origin + uint(clamp(line, 0, int(p.height) - 1)) * p.width * p.channels;
    float v[WIDE + 4];
    [[unroll]] for (int k = 0; k < WIDE + 4; ++k) v[k] = x[start + columns[k]];
    return gaussian(
        vec4(v[0], v[1], v[2], v[3]), vec4(v[1], v[2], v[3], v[4]), vec4(v[2], v[3], v[4], v[5]), vec4(v[3], v[4], v[5], v[6]),
        vec4(v[4], v[5], v[6], v[7]), side);
}

void main() {
    p = pushed;
    uint blocks = (p.width + uint(WIDE) - 1u) / uint(WIDE) * p.channels;
    uint strips = (p.height + STRIP - 1u) / STRIP;
    uint strip_row = gl_GlobalInvocationID.x / blocks;
    uint block = gl_GlobalInvocationID.x - strip_row * blocks;
    uint row = strip_row / strips;
    uint first = STRIP * (strip_row - row * strips);
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    float sigma = p.sigma * philox_uniform(augment_counter(entry, row, 0u, p.stream + AUGMENT_BLUR), augment_key(entry)).x;
    float near = exp(-0.5 / (sigma * sigma));
    vec2 side = vec2(near, near * near * near * near);
    float scale = 1.0 / (1.0 + 2.0 * (side.x + side.y));
    scale = row < entry.valid ? scale * scale : 0.0;

    uint channel = block % p.channels;
    int pixel = WIDE * int(block / p.channels);
    uint columns[WIDE + 4];
    [[unroll]] for (int k = 0; k < WIDE + 4; ++k)
        columns[k] = uint(clamp(pixel + k - 2, 0, int(p.width) - 1)) * p.channels + channel;

    uint origin = row * p.row_stride;
    vec4 lines[5];
    [[unroll]] for (int k = 0; k < 4; ++k) lines[k + 1] = across(origin, int(first) + k - 2, columns, side);
    for (uint line = first; line < min(first + STRIP, p.height); ++line) {
        [[unroll]] for (int k = 0; k < 4; ++k) lines[k] = lines[k + 1];
        lines[4] = across(origin, int(line) + 2, columns, side);
        vec4 blurred = scale * gaussian(lines[0], lines[1], lines[2], lines[3], lines[4], side);
        [[unroll]] for (int k = 0; k < WIDE; ++k)
            if (pixel + k < int(p.width)) y[origin + line * p.width * p.channels + columns[k + 2]] = blurred[k];
    }
}
