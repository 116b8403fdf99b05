// Importance-weighted bound (Burda, Grosse, Salakhutdinov 2016): rows are samples, row b * samples + k is sample k of example b.
struct Params {
    uint examples;      // capacity of the batch
    uint samples;       // K
    uint latent;        // L
    uint heads_stride;  // floats per stored row of heads
    uint z_stride;      // floats per stored row of z, noise and their gradients
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;
