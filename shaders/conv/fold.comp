#version 460
#extension GL_GOOGLE_include_directive : require
// variants: BACKWARD=0,1 LD=0,1
// The adjoint of unfold ("col2im"):  sum[b, pixel][c] = sum over the taps t that see the pixel of  cols[b, gather(t, slot)][t, c].
//   BACKWARD 0: y = act(sum + bias), other is the bias (C)   1: y = sum * act'(x), other is x, laid out as y
// cols (batch x coarse pixels, taps x C)  ->  y (batch, pixels, C). One invocation per pixel; along y the phases, along z the examples.
#include "../include/memory.glsl"
#include "conv_table.glsl"
#include "../include/activation.glsl"

layout(local_size_x = 64) in;

LOADS(0, Cols, cols);
LOADS(1, Other, other);
layout(set = 0, binding = 3, std430) writeonly buffer Y     { float y[]; };

#include "conv_spread.glsl"

void main() {
    p = pushed;
    ConvPhase phase = conv_phase(gl_WorkGroupID.y);
    bool live = gl_GlobalInvocationID.x < phase.slots;
    uint slot = min(gl_GlobalInvocationID.x, phase.slots - 1u);
    uint at = spread_at(gl_WorkGroupID.z, conv_pixel(phase, slot), 0u);
    for (uint c = 0u; c < p.channels; ++c) {
        float sum = 0.0;
        for (uint t = 0u; t < phase.taps; ++t) {
            uint pixel = ELEMENT(table, conv_gathers(phase, t) + slot);
            if (pixel < p.coarse) sum += ELEMENT(cols, (gl_WorkGroupID.z * p.coarse + pixel) * 4u * p.quads + conv_tap(phase, t) * p.channels + c);
        }
#if BACKWARD == 0
        float value = activate(vec4(sum + ELEMENT(other, c)), p.activation).x;
#else
        float value = activate_backward(vec4(ELEMENT(other, at + c)), vec4(sum), p.activation).x;
#endif
        if (live) y[at + c] = value;
    }
}
