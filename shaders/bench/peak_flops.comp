#version 460
#extension GL_EXT_control_flow_attributes : require
// variants: CHAINS=2,3 UNROLL=16,64
// The most arithmetic a device can do:  x <- a x + b  over and over, in as many independent chains as hide the latency of one and stay in
// registers, which depends on the driver's compiler. y (count vec4s), each the sum of its invocation's chains; a round is
// 2 * 4 * CHAINS * UNROLL operations.

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) writeonly buffer Y { vec4 y[]; };

struct Params {
    uint  count;   // vec4s of y
    uint  rounds;
    float a;       // below 1 in magnitude, so that nothing overflows
    float b;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint id = gl_GlobalInvocationID.x;
    vec4 x[CHAINS];
    [[unroll]] for (int c = 0; c < CHAINS; ++c) x[c] = vec4(float(id & 255u) / 256.0) + vec4(0.0, 0.25, 0.5, 0.75) + float(c);
    for (uint round = 0u; round < p.rounds; ++round)
        [[unroll]] for (int u = 0; u < UNROLL; ++u)
            [[unroll]] for (int c = 0; c < CHAINS; ++c) x[c] = p.a * x[c] + p.b;
    vec4 sum = vec4(0.0);
    [[unroll]] for (int c = 0; c < CHAINS; ++c) sum += x[c];
    if (id < p.count) y[id] = sum;
}
