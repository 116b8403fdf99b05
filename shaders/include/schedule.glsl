// Per-step scalars, filled by the host many steps ahead in double precision, and the device's own position in them.
// Mirrored by StepEntry (src/Vae.Realtime.Learning/Kernels/Schedule). Bindings 0 and 1 of every kernel that includes this.
struct StepEntry {
    uint  valid;           // examples in this batch; rows from here on are padding
    uint  cursor;          // position of row 0 in the epoch's order
    uint  order_key0;      // key of the epoch's order (or of the procedural stream)
    uint  order_key1;
    uint  noise_key0;      // Philox key of the posterior noise
    uint  noise_key1;
    uint  noise_counter;   // separates epochs under one key
    float learning_rate;
    float adam_c1;         // 1 / (1 - beta1^t)
    float adam_c2;         // 1 / (1 - beta2^t)
    float kl_weight;       // beta of the beta-VAE; 1 is the ELBO
    float inverse_valid;   // 1 / the valid examples of the update
    float free_bits;       // least KL in nats that a latent of an example counts; 0: no such bound
    uint  sample_index;    // number of the first posterior sample that this step draws of each example
    float gradient_limit;  // the gradient's norm is clipped to this; 0: no limit
    uint  micro_batch;     // of several that make one update: MORE, LATER or both
};
const uint MORE = 1u;      // another follows, so parameters stay as they are
const uint LATER = 2u;     // another came before


#ifndef STATE_ACCESS
#define STATE_ACCESS readonly
#endif

layout(set = 0, binding = 0, std430) readonly buffer Schedule { StepEntry entries[]; };
layout(set = 0, binding = 1, std430) STATE_ACCESS buffer State {
    uint  step;            // next entry to run; entries are a ring whose length is a power of two
    uint  apply;           // 1 when an update is due and all of its losses and gradients were finite
    uint  rejected;        // updates that were not
    float learning_rate;   // of the last step, for the update
    float adam_c1;
    float adam_c2;
    float gradient_scale;  // by which the update multiplies the gradient
    uint  broken;          // 1 when an earlier micro-batch of this update was not finite
} state;

uint ring_index() { return state.step & (uint(entries.length()) - 1u); }
StepEntry current_step() { return entries[ring_index()]; }
