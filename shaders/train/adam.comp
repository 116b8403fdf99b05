#version 460
#extension GL_GOOGLE_include_directive : require
// variants: WG=8,64 LD=0,1,3
// Adam (Kingma & Ba 2015, algorithm 1) over a flat run of parameters:
//   m = b1 m + (1-b1) g ,  v = b2 v + (1-b2) g^2 ,  w = (1 - lr d) w - lr (m c1) / (sqrt(v c2) + eps)
// with g the gradient, scaled as the step's end says, plus l w: l is an L2 penalty, d decoupled decay (Loshchilov & Hutter 2019).
// Does nothing when the step was rejected. w, m and v are bound twice: read as loads, written as storage, each element by one invocation.
#include "../include/memory.glsl"

layout(local_size_x = WG) in;
const uint PER_INVOCATION = 16u;  // vec4s

layout(set = 0, binding = 0, std430) readonly buffer State {
    uint step; uint apply; uint rejected; float learning_rate; float adam_c1; float adam_c2; float gradient_scale;
} state;
LOADS(1, G, g);
LOADS(2, WIn, w_in);
LOADS(3, MIn, m_in);
LOADS(4, VIn, v_in);
STORES(5, writeonly, W, w);
STORES(6, writeonly, M, m);
STORES(7, writeonly, V, v);

struct Params {
    uint  count;  // vec4s
    float beta1;
    float beta2;
    float epsilon;
    float l2;
    float decay;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint apply = state.apply;
    float scale = state.gradient_scale;
    float rate = state.learning_rate;
    float mean_scale = state.adam_c1;
    float square_scale = state.adam_c2;
    if (apply == 0u) return;
    uint first = gl_WorkGroupID.x * WG * PER_INVOCATION + gl_LocalInvocationID.x;
    for (uint q = 0u; q < PER_INVOCATION; ++q) {
        uint i = first + q * WG;
        if (i >= p.count) break;
        vec4 before = AT(w_in, i);
        vec4 gradient = scale * AT(g, i) + p.l2 * before;
        // Not mix(): as x + a (y - x) it leaves an error of g^2 in a moment of (1-b2) g^2.
        vec4 mean = p.beta1 * AT(m_in, i) + (1.0 - p.beta1) * gradient;
        vec4 square = p.beta2 * AT(v_in, i) + (1.0 - p.beta2) * gradient * gradient;
        PUT(m, i, mean);
        PUT(v, i, square);
        vec4 kept = before * (1.0 - rate * p.decay);
        PUT(w, i, kept - rate * (mean * mean_scale) / (sqrt(square * square_scale) + p.epsilon));
    }
}
