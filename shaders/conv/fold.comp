#version 460
#extension GL_GOOGLE_include_directive : require
// variants: BACKWARD=0,1
// The adjoint of unfold ("col2im"):  sum[b, pixel][c] = sum over the taps t that see the pixel of  cols[b, gather(t, slot)][t, c].
//   BACKWARD 0: y = act(sum + bias), other is the bias (C)   1: y = sum * act'(x), other is x, laid out as y
// cols (batch x coarse pixels, taps x C)  ->  y (batch, pixels, C). One invocation per pixel; along y the phases, along z the examples.
#include "conv_table.glsl"
#include "../include/activation.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer Cols  { float cols[]; };
layout(set = 0, binding = 1, std430) readonly  buffer Other { float other[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Y     { float y[]; };

#include "conv_spread.glsl"

void main() {
    p = pushed;
    ConvPhase phase = conv_phase(gl_WorkGroupID.y);
    uint slot = gl_GlobalInvocationID.x;
    if (slot >= phase.slots) return;

    uint at = spread_at(gl_WorkGroupID.z, conv_pixel(phase, slot), 0u);
    for (uint c = 0u; c < p.channels; ++c) {
        float sum = 0.0;
        for (uint t = 0u; t < phase.taps; ++t) {
            uint pixel = TABLE(conv_gathers(phase, t) + slot);
            if (pixel < p.coarse) sum += cols[(gl_WorkGroupID.z * p.coarse + pixel) * 4u * p.quads + conv_tap(phase, t) * p.channels + c];
        }
#if BACKWARD == 0
        y[at + c] = activate(vec4(sum + other[c]), p.activation).x;
#else
        y[at + c] = activate_backward(vec4(other[at + c]), vec4(sum), p.activation).x;
#endif
    }
}
