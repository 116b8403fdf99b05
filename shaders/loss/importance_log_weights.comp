#version 460
#extension GL_GOOGLE_include_directive : require
// log w = log p(x|z) + beta (log p(z) - log q(z|x)), one per sample;  log p(z) - log q(z|x) = sum (eps^2 + s - z^2) / 2 over the latents.
// nats (R) = -log p(x|z)  heads (B,2L)  noise (R,L)  z (R,L)  ->  log_weights (R).   beta is the entry's kl_weight: 1 for a bound of log p(x).
#include "../include/schedule.glsl"
#include "importance.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Nats       { float nats[]; };
layout(set = 0, binding = 3, std430) readonly  buffer Heads      { float heads[]; };
layout(set = 0, binding = 4, std430) readonly  buffer Noise      { float noise[]; };
layout(set = 0, binding = 5, std430) readonly  buffer Z          { float z[]; };
layout(set = 0, binding = 6, std430) writeonly buffer LogWeights { float log_weights[]; };

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x;
    if (row >= p.examples * p.samples) return;

    uint log_variances = row / p.samples * p.heads_stride + p.latent;
    float ratio = 0.0;
    for (uint i = 0u; i < p.latent; ++i) {
        uint at = row * p.z_stride + i;
        ratio += 0.5 * (noise[at] * noise[at] + heads[log_variances + i] - z[at] * z[at]);
    }
    log_weights[row] = current_step().kl_weight * ratio - nats[row];
}
