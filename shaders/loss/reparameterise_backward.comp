#version 460
#extension GL_GOOGLE_include_directive : require
// Backward of z = mu + eps exp(s/2) together with the gradient of the KL term, weighted by beta / valid:
//   dmu = dz + w mu ,   ds = dz eps exp(s/2) / 2 + w (exp(s) - 1) / 2 ,   w = kl_weight * inverse_valid, but 0 where free bits hold.
// dz (B,L)  heads (B,2L)  noise (B,L)  ->  dheads (B,2L).   Overwrites; rows from valid on get 0.
#include "../include/schedule.glsl"
#include "posterior.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Heads  { float heads[]; };
layout(set = 0, binding = 3, std430) readonly  buffer Noise  { float noise[]; };
layout(set = 0, binding = 4, std430) readonly  buffer DZ     { float dz[]; };
layout(set = 0, binding = 5, std430) writeonly buffer DHeads { float dheads[]; };

struct Params {
    uint rows;
    uint latent;        // L
    uint heads_stride;  // floats per stored row
    uint z_stride;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x / p.latent;
    uint latent = gl_GlobalInvocationID.x - row * p.latent;
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    uint mean_at = row * p.heads_stride + latent;
    uint log_variance_at = mean_at + p.latent;
    uint z_at = row * p.z_stride + latent;
    float divergence = kl_divergence(heads[mean_at], heads[log_variance_at]);
    float weight = is_free(divergence, entry.free_bits) ? 0.0 : entry.kl_weight * entry.inverse_valid;
    float sigma = exp(0.5 * heads[log_variance_at]);
    bool inside = row < entry.valid;
    dheads[mean_at] = inside ? dz[z_at] + weight * heads[mean_at] : 0.0;
    dheads[log_variance_at] = inside ? 0.5 * (dz[z_at] * noise[z_at] * sigma + weight * (sigma * sigma - 1.0)) : 0.0;
}
