#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1,3
// A convolution's fine map with few channels, spread out for a plain product ("im2col"):  cols[b, slot][t, c] = x[b, gather(t, slot)][c].
// Taps outside the map and padded columns are 0.   x (batch, pixels, C)  ->  cols (batch x slots, taps x C).
// One invocation per four columns, one example per workgroup along y.
#include "../include/memory.glsl"
#include "conv_table.glsl"

layout(local_size_x = 64) in;

LOADS(0, X, x);
STORES(1, writeonly, Cols, cols);

#include "conv_spread.glsl"

void main() {
    p = pushed;
    ConvPhase phase = conv_phase(0u);
    uint slot = gl_GlobalInvocationID.x / p.quads;
    uint quad = gl_GlobalInvocationID.x - slot * p.quads;
    bool live = slot < phase.slots;
    slot = min(slot, phase.slots - 1u);
    uint tap = 4u * quad / p.channels;
    uint channel = 4u * quad - tap * p.channels;
    vec4 value = vec4(0.0);
    for (uint i = 0u; i < 4u && tap < phase.taps; ++i) {
        uint pixel = ELEMENT(table, conv_gathers(phase, tap) + slot);
        if (pixel < p.pixels) value[i] = ELEMENT(x, spread_at(gl_WorkGroupID.y, pixel, channel));
        if (++channel == p.channels) {
            channel = 0u;
            ++tap;
        }
    }
    if (live) PUT(cols, gl_WorkGroupID.y * phase.slots * p.quads + gl_GlobalInvocationID.x, value);
}
