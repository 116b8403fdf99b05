#version 460
#extension GL_GOOGLE_include_directive : require
// A convolution's fine map with few channels, spread out for a plain product ("im2col"):  cols[b, slot][t, c] = x[b, gather(t, slot)][c].
// Taps outside the map and padded columns are 0.   x (batch, pixels, C)  ->  cols (batch x slots, taps x C). One invocation per four columns.
#include "include/conv_table.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer X    { float x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Cols { vec4 cols[]; };

#include "include/conv_spread.glsl"

void main() {
    ConvPhase phase = conv_phase(0u);
    uint row = gl_GlobalInvocationID.x / p.quads;
    uint column = 4u * (gl_GlobalInvocationID.x - row * p.quads);
    if (row >= p.batch * phase.slots) return;

    uint example = row / phase.slots;
    uint slot = row - example * phase.slots;
    vec4 value = vec4(0.0);
    for (uint i = 0u; i < 4u; ++i) {
        uint tap = (column + i) / p.channels;
        if (tap < phase.taps) {
            uint pixel = table[conv_gathers(phase, tap) + slot];
            if (pixel < p.pixels) value[i] = x[spread_at(example, pixel, column + i - tap * p.channels)];
        }
    }
    cols[gl_GlobalInvocationID.x] = value;
}
