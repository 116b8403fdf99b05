#version 460
#extension GL_GOOGLE_include_directive : require
// z = mu + eps exp(s/2) with s = log sigma^2 ,  and  KL(q(z|x) || N(0,I)) = 1/2 sum exp(s) + mu^2 - 1 - s  in nats.
// heads (B,2L) holds mu | s  ->  z (R,L)  noise (R,L)  kl (R, ceil(L/4)).   Kingma & Welling 2014, appendix B.
// Rows are R = B * samples: row r is a sample of example r / samples. A latent's KL counts at least free_bits.
// One invocation owns four latents of a row. mode 0 draws eps from Philox, 1 reads it from noise, 2 takes 0 (the posterior mean).
#include "../include/schedule.glsl"
#include "../include/philox.glsl"
#include "posterior.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 2, std430) readonly  buffer Heads { float heads[]; };
layout(set = 0, binding = 3, std430)           buffer Noise { float noise[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Z     { float z[]; };
layout(set = 0, binding = 5, std430) writeonly buffer KL    { float kl[]; };

struct Params {
    uint rows;
    uint latent;        // L
    uint heads_stride;  // floats per stored row
    uint z_stride;
    uint mode;
    uint samples;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint groups = (p.latent + 3u) / 4u;
    uint row = gl_GlobalInvocationID.x / groups;
    uint group = gl_GlobalInvocationID.x - row * groups;
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    uint example = row / p.samples;
    vec4 drawn = vec4(0.0);
    if (p.mode == 0u)
        drawn = philox_normal(
            uvec4(entry.cursor + example, group, entry.noise_counter, entry.sample_index + row % p.samples),
            uvec2(entry.noise_key0, entry.noise_key1));

    float nats = 0.0;
    for (uint c = 0u; c < 4u; ++c) {
        uint latent = 4u * group + c;
        if (latent >= p.latent) break;
        float mean = heads[example * p.heads_stride + latent];
        float log_variance = heads[example * p.heads_stride + p.latent + latent];
        uint at = row * p.z_stride + latent;
        float eps = p.mode == 1u ? noise[at] : drawn[c];
        if (p.mode != 1u) noise[at] = eps;
        z[at] = mean + eps * exp(0.5 * log_variance);
        float divergence = kl_divergence(mean, log_variance);
        nats += is_free(divergence, entry.free_bits) ? entry.free_bits : divergence;
    }
    kl[gl_GlobalInvocationID.x] = example < entry.valid ? nats : 0.0;
}
