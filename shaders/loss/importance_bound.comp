#version 460
#extension GL_GOOGLE_include_directive : require
// The bound of every example from all samples so far, K more at a time:  nll[b] = -log mean w_b.  Sample 0 begins again.
// log_weights (R)  sums (B) of largest, sum of exp(log w - largest), what its last roundings lost (Kahan)  ->  sums, nll (B).
// nll is 0 from example valid on. One invocation per example.
#include "../include/schedule.glsl"
#include "../include/philox.glsl"
#include "importance.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer LogWeights { float log_weights[]; };
layout(set = 0, binding = 3, std430)           buffer Sums       { vec4 sums[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Nll        { float nll[]; };

void main() {
    p = pushed;
    uint example = gl_GlobalInvocationID.x;
    if (example >= p.examples) return;

    StepEntry entry = current_step();
    uint first = example * p.samples;
    float largest = entry.sample_index == 0u ? log_weights[first] : sums[example].x;
    precise float sum = entry.sample_index == 0u ? 0.0 : sums[example].y;
    precise float lost = entry.sample_index == 0u ? 0.0 : sums[example].z;
    for (uint k = 0u; k < p.samples; ++k) {
        float log_weight = log_weights[first + k];
        float above = max(largest, log_weight);
        float shrink = exp(largest - above);
        largest = above;
        precise float term = exp(log_weight - largest) - lost * shrink;
        precise float before = sum * shrink;
        sum = before + term;
        lost = (sum - before) - term;
    }
    sums[example] = vec4(largest, sum, lost, 0.0);
    float count = float(entry.sample_index + p.samples);
    nll[example] = example < entry.valid ? natural_log(count) - natural_log(sum) - largest : 0.0;
}
