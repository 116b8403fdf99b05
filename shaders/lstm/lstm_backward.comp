#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: TE=8 TU=4 WG=8 LD=0,1
// variants: TE=1 TU=4 WG=64 LD=0,1
// One step of backpropagation through the recurrence of lstm_forward, ' being the step before and '' the step after:
//   dh = dy + W^T da'' ,   dc = f'' dc'' + dh o (1 - tanh(c)^2) ,   da: the gradient by a, the gates' pre-activations.
// gates (B*T,4H) holds i, f, g, o and receives da.   W (4H,H)  c (B*T,H)  dy (B*T,H) or (B,H).   carry (B,H) keeps f dc from step to step.
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "lstm.glsl"

LOADS(0, DA, da);  // gates
LOADS(1, W, w);
layout(set = 0, binding = 2, std430)          buffer Gates { float gates[]; };
layout(set = 0, binding = 3, std430) readonly buffer C     { float c[]; };
layout(set = 0, binding = 4, std430) readonly buffer DY    { float dy[]; };
layout(set = 0, binding = 5, std430)          buffer Carry { float carry[]; };

vec4 dh[TE];  // TU is 4: as many units as a load has

void multiply() {
    [[unroll]] for (int e = 0; e < TE; ++e) dh[e] = vec4(0.0);
    if (p.step + 1u == p.steps) return;

    uint da_at[TE];
    [[unroll]] for (int e = 0; e < TE; ++e) da_at[e] = (near_row(e) + 1u) * p.gate_stride;
    for (uint k = 0u; k < p.hidden; ++k) {
        vec4 w_k[4];
        [[unroll]] for (int r = 0; r < 4; ++r) w_k[r] = AT(w, (4u * k + r) * p.w_stride + (unit >> 2));
        [[unroll]] for (int e = 0; e < TE; ++e) {
            vec4 da_k = AT(da, da_at[e] + k);
            [[unroll]] for (int r = 0; r < 4; ++r) dh[e] += da_k[r] * w_k[r];
        }
    }
}

void retreat(uint example, uint column, float by_h) {
    uint gate = 4u * row_of(example) * p.gate_stride + column;
    float i = gates[gate];
    float f = gates[gate + p.hidden];
    float g = gates[gate + 2u * p.hidden];
    float o = gates[gate + 3u * p.hidden];
    uint width = 4u * p.stride;
    uint at = row_of(example) * width + column;
    uint final_at = example * width + column;
    bool last = p.step + 1u == p.steps;
    float before = p.step > 0u ? c[at - width] : 0.0;
    float cell = hyperbolic_tangent(c[at]);

    if (p.sequences == 1u) by_h += dy[at];
    else if (last) by_h += dy[final_at];
    float by_c = by_h * o * (1.0 - cell * cell);
    if (!last) by_c += carry[final_at];
    carry[final_at] = by_c * f;
    gates[gate] = by_c * g * i * (1.0 - i);
    gates[gate + p.hidden] = by_c * before * f * (1.0 - f);
    gates[gate + 2u * p.hidden] = by_c * i * (1.0 - g * g);
    gates[gate + 3u * p.hidden] = by_h * cell * o * (1.0 - o);
}

void main() {
    p = pushed;
    place();
    multiply();
    [[unroll]] for (int e = 0; e < TE; ++e)
        [[unroll]] for (int u = 0; u < TU; ++u)
            if (inside(first_example + e, unit + u)) retreat(first_example + e, unit + u, dh[e][u]);
}
