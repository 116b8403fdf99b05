#version 460
#extension GL_GOOGLE_include_directive : require
// The adjoint of unfold ("col2im"):  y[b, pixel][c] = sum over the taps t that see the pixel of  cols[b, gather(t, slot)][t, c] ,
// then act(y + bias) or y * act'(x).   cols (batch x coarse pixels, taps x C)  ->  y (batch, pixels, C). One invocation per value.
#include "include/conv_table.glsl"
#include "include/activation.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer Cols { float cols[]; };
layout(set = 0, binding = 1, std430) readonly  buffer Bias { float bias[]; };
layout(set = 0, binding = 3, std430) readonly  buffer X    { float x[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Y    { float y[]; };

#include "include/conv_spread.glsl"

void main() {
    ConvPhase phase = conv_phase(gl_WorkGroupID.y);
    uint row = gl_GlobalInvocationID.x / p.channels;
    uint channel = gl_GlobalInvocationID.x - row * p.channels;
    if (row >= p.batch * phase.slots) return;

    uint example = row / phase.slots;
    uint slot = row - example * phase.slots;
    float sum = 0.0;
    for (uint t = 0u; t < phase.taps; ++t) {
        uint pixel = table[conv_gathers(phase, t) + slot];
        if (pixel < p.coarse) sum += cols[(example * p.coarse + pixel) * 4u * p.quads + conv_tap(phase, t) * p.channels + channel];
    }
    uint at = spread_at(example, conv_pixel(phase, slot), channel);
    y[at] = p.backward == 0u
        ? activate(vec4(sum + bias[channel]), p.activation).x
        : activate_backward(vec4(x[at]), vec4(sum), p.activation).x;
}
