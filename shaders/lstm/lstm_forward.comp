#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: TE=8 TU=2 WG=8 LD=0,1
// variants: TE=1 TU=1 WG=64 LD=0,1
// One step of an LSTM layer (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000), ' being the step before:
//   a = gates + W h' + b ,   i, f, o = sigmoid(a) ,  g = tanh(a) ,   c = f c' + i g ,   h = o tanh(c) ;   h' = c' = 0 before step 0.
// gates (B*T,4H) holds x W_ih^T + b_ih and receives i, f, g, o.   W (4H,H)  b (4H)  ->  c (B*T,H)  previous (B*T,H): h' of each step
// y: h of every step (B*T,H), or of the last one (B,H).
#include "../include/memory.glsl"
#include "../include/activation.glsl"
#include "lstm.glsl"

LOADS(0, Hidden, h);  // previous
LOADS(1, W, w);
layout(set = 0, binding = 2, std430) readonly  buffer Bias     { float bias[]; };
layout(set = 0, binding = 3, std430)           buffer Gates    { float gates[]; };
layout(set = 0, binding = 4, std430)           buffer C        { float c[]; };
layout(set = 0, binding = 5, std430) writeonly buffer Previous { float previous[]; };
layout(set = 0, binding = 6, std430) writeonly buffer Y        { float y[]; };

vec4 acc[TE][TU];  // the four gates

void multiply() {
    [[unroll]] for (int e = 0; e < TE; ++e) [[unroll]] for (int u = 0; u < TU; ++u) acc[e][u] = vec4(0.0);
    if (p.step == 0u) return;

    uint h_at[TE];
    [[unroll]] for (int e = 0; e < TE; ++e) h_at[e] = near_row(e) * p.stride;
    uint w_at[TU][4];
    [[unroll]] for (int u = 0; u < TU; ++u)
        [[unroll]] for (int g = 0; g < 4; ++g) w_at[u][g] = (g * p.hidden + min(unit + u, p.hidden - 1u)) * p.w_stride;
    for (uint k = 0u; k < p.w_stride; ++k) {
        vec4 h_k[TE];
        [[unroll]] for (int e = 0; e < TE; ++e) h_k[e] = AT(h, h_at[e] + k);
        [[unroll]] for (int u = 0; u < TU; ++u)
            [[unroll]] for (int g = 0; g < 4; ++g) {
                vec4 w_k = AT(w, w_at[u][g] + k);
                [[unroll]] for (int e = 0; e < TE; ++e) acc[e][u][g] += dot(w_k, h_k[e]);
            }
    }
}

void advance(uint example, uint column, vec4 a) {
    uint gate = 4u * row_of(example) * p.gate_stride + column;
    [[unroll]] for (int g = 0; g < 4; ++g) a[g] += gates[gate + g * p.hidden] + bias[column + g * p.hidden];
    a.z *= 2.0;  // tanh z = 2 sigmoid(2z) - 1
    vec4 ifgo = activate(a, ACTIVATION_SIGMOID);
    ifgo.z = 2.0 * ifgo.z - 1.0;
    [[unroll]] for (int g = 0; g < 4; ++g) gates[gate + g * p.hidden] = ifgo[g];

    uint width = 4u * p.stride;
    uint at = row_of(example) * width + column;
    float cell = ifgo.x * ifgo.z;
    if (p.step > 0u) cell += ifgo.y * c[at - width];
    else previous[at] = 0.0;
    c[at] = cell;
    float value = ifgo.w * hyperbolic_tangent(cell);
    bool last = p.step + 1u == p.steps;
    if (!last) previous[at + width] = value;
    if (p.sequences == 1u) y[at] = value;
    else if (last) y[example * width + column] = value;
}

void main() {
    p = pushed;
    place();
    multiply();
    [[unroll]] for (int e = 0; e < TE; ++e)
        [[unroll]] for (int u = 0; u < TU; ++u)
            if (inside(first_example + e, unit + u)) advance(first_example + e, unit + u, acc[e][u]);
}
