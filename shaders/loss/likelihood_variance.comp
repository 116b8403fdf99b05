#version 460
#extension GL_GOOGLE_include_directive : require
// The variance that explains a batch best, per channel: the mean of (x - m)^2 (Rybkin, Daniilidis, Levine 2021, equation 5), widened to that
// of examples which were not learned from.
//   squares (chunks, C), as likelihood_squares wrote them  ->  variances (C).  An invocation per channel. option: chunks; inverse_scale: the factor.
#define FAMILY 0
#include "../include/schedule.glsl"
#include "likelihood.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Squares   { float squares[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Variances { float variances[]; };

void main() {
    p = pushed;
    uint channel = gl_GlobalInvocationID.x;
    if (channel >= p.channels) return;
    float sum = 0.0;
    for (uint chunk = 0u; chunk < p.option; ++chunk) sum += squares[chunk * p.channels + channel];
    variances[channel] = p.inverse_scale * sum / float(max(current_step().valid * p.samples * p.pixels, 1u));
}
