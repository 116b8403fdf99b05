#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1,3
// Draws the minibatch:  x[r] = data[order(cursor + r)] / 255.   data (count, pixels) bytes  ->  x (B, pixels) floats.
// order is the epoch's keyed bijection (mode 1), the identity (mode 0), or, where examples stream through data, a shift by order_key0,
// modulo 2^32 (mode 2). One invocation per run of 16 pixels, so that the permutation's cost is shared.
// Rows from valid on are 0, and so are the padded columns that a run's last vec4 covers.
#include "../include/memory.glsl"
#include "../include/schedule.glsl"
#include "permutation.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;

WORDS(2, Data, data);
STORES(3, writeonly, X, x);

struct Params {
    uint rows;
    uint pixels;
    uint row_stride;  // floats per stored row of x, whole vec4s
    uint count;       // examples in data
    uint mode;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    StepEntry entry = current_step();
    uint last = LENGTH(data) - 1u;
    uint runs = (p.pixels + PER_INVOCATION - 1u) / PER_INVOCATION;
    uint row = gl_GlobalInvocationID.x / runs;
    uint column = PER_INVOCATION * (gl_GlobalInvocationID.x - row * runs);
    if (row >= p.rows) return;

    bool inside = row < entry.valid;
    uint example = 0u;
    if (inside) {
        example = entry.cursor + row;
        if (p.mode == 1u) example = permute(example, p.count, uvec2(entry.order_key0, entry.order_key1));
        if (p.mode == 2u) example += entry.order_key0;
    }
    // A run may begin inside a word, and the word inside a vec4: eight words of two neighbours hold the five that sixteen pixels may touch.
    uint at = example * p.pixels + column;
    uint quad = at >> 4;
    uint shift = 8u * (at & 3u);
    uvec4 a = AT(data, min(quad, last));
    uvec4 b = AT(data, min(quad + 1u, last));
    uint words[8] = {a.x, a.y, a.z, a.w, b.x, b.y, b.z, b.w};
    bool odd = (at & 4u) != 0u;
    bool high = (at & 8u) != 0u;
    [[unroll]] for (uint w = 0u; w < 7u; ++w) words[w] = odd ? words[w + 1u] : words[w];
    [[unroll]] for (uint w = 0u; w < 5u; ++w) words[w] = high ? words[w + 2u] : words[w];
    [[unroll]] for (uint q = 0u; q < PER_INVOCATION / 4u; ++q) {
        uint four = shift == 0u ? words[q] : (words[q] >> shift) | (words[q + 1u] << (32u - shift));
        uvec4 columns = uvec4(column + 4u * q) + uvec4(0, 1, 2, 3);
        bvec4 kept = lessThan(columns, uvec4(inside ? p.pixels : 0u));
        vec4 values = vec4((uvec4(four) >> uvec4(0, 8, 16, 24)) & 255u) / 255.0;
        if (columns.x < p.pixels) PUT(x, (row * p.row_stride + columns.x) >> 2, mix(vec4(0.0), values, kept));
    }
}
