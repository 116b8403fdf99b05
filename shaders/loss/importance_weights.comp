#version 460
#extension GL_GOOGLE_include_directive : require
// The bound of every example from its K samples of this step, and each sample's share in its gradient:
//   nll[b] = -log mean_k w_bk ,   weights[bk] = w_bk / sum_k w_bk.   Both 0 from example valid on.
// log_weights (R)  ->  nll (B)  weights (R). One invocation per example.
#include "../include/schedule.glsl"
#include "../include/philox.glsl"
#include "importance.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer LogWeights { float log_weights[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Nll        { float nll[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Weights    { float weights[]; };

void main() {
    p = pushed;
    uint example = gl_GlobalInvocationID.x;
    if (example >= p.examples) return;

    bool inside = example < current_step().valid;
    uint first = example * p.samples;
    float largest = log_weights[first];
    for (uint k = 1u; k < p.samples; ++k) largest = max(largest, log_weights[first + k]);
    float sum = 0.0;
    for (uint k = 0u; k < p.samples; ++k) sum += exp(log_weights[first + k] - largest);
    for (uint k = 0u; k < p.samples; ++k) weights[first + k] = inside ? exp(log_weights[first + k] - largest) / sum : 0.0;
    nll[example] = inside ? natural_log(float(p.samples)) - natural_log(sum) - largest : 0.0;
}
