#version 460
#extension GL_GOOGLE_include_directive : require
// dx[b] = act'(x[b]) * sum over t of dy[b * count + t], in the order of t.   dy (B*T,C)  x (B,C)  ->  dx (B,C), in vec4s. Overwrites.
// x is the output of the layer before, act its activation. One invocation per vec4 of dx.
#include "../include/activation.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer DY { vec4 dy[]; };
layout(set = 0, binding = 1, std430) readonly  buffer X  { vec4 x[]; };
layout(set = 0, binding = 2, std430) writeonly buffer DX { vec4 dx[]; };

struct Params {
    uint batch;
    uint count;   // T
    uint stride;  // vec4s per stored row
    uint activation;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint at = gl_GlobalInvocationID.x;
    uint row = at / p.stride;
    if (row >= p.batch) return;
    vec4 sum = vec4(0.0);
    for (uint t = 0u; t < p.count; ++t) sum += dy[(row * p.count + t) * p.stride + at % p.stride];
    dx[at] = activate_backward(x[at], sum, p.activation);
}
