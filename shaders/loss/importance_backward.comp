#version 460
#extension GL_GOOGLE_include_directive : require
// Gradient of the mean of nll = -log mean_k w by the heads, through z = mu + eps exp(s/2). With W the normalised weights, v = beta / valid,
// and dz (R,L) the decoder's gradient by z of the likelihood alone, each row already weighted by W:
//   dmu = sum_k g_k ,   ds = sum_k g_k eps_k exp(s/2) / 2 - W_k v / 2 ,   g_k = dz_k + W_k v z_k.
// weights (R)  heads (B,2L)  noise, z, dz (R,L)  ->  dheads (B,2L).   Overwrites; rows from valid on get 0. One invocation per latent.
#include "../include/schedule.glsl"
#include "importance.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Weights { float weights[]; };
layout(set = 0, binding = 3, std430) readonly  buffer Heads   { float heads[]; };
layout(set = 0, binding = 4, std430) readonly  buffer Noise   { float noise[]; };
layout(set = 0, binding = 5, std430) readonly  buffer Z       { float z[]; };
layout(set = 0, binding = 6, std430) readonly  buffer DZ      { float dz[]; };
layout(set = 0, binding = 7, std430) writeonly buffer DHeads  { float dheads[]; };

void main() {
    p = pushed;
    uint example = gl_GlobalInvocationID.x / p.latent;
    uint latent = gl_GlobalInvocationID.x - example * p.latent;
    if (example >= p.examples) return;

    StepEntry entry = current_step();
    uint mean_at = example * p.heads_stride + latent;
    float half_sigma = 0.5 * exp(0.5 * heads[mean_at + p.latent]);
    float by_mean = 0.0;
    float by_log_variance = 0.0;
    for (uint k = 0u; k < p.samples && example < entry.valid; ++k) {
        uint row = example * p.samples + k;
        uint at = row * p.z_stride + latent;
        float weight = weights[row] * entry.kl_weight * entry.inverse_valid;
        float gradient = dz[at] + weight * z[at];
        by_mean += gradient;
        by_log_variance += gradient * noise[at] * half_sigma - 0.5 * weight;
    }
    dheads[mean_at] = by_mean;
    dheads[mean_at + p.latent] = by_log_variance;
}
