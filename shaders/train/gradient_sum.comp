#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// Adds the gradient of one micro-batch to that of those before:  sum = g (the update's first micro-batch)  or  sum + g,  over a flat run
// of parameters; and the sum of squares of each invocation's results, for the gradient's norm.
#include "../include/memory.glsl"
#include "../include/schedule.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;  // vec4s

LOADS(2, G, g);
layout(set = 0, binding = 3, std430)           buffer Sum     { vec4 sum[]; };
layout(set = 0, binding = 4, std430) writeonly buffer Squares { float squares[]; };

struct Params {
    uint count;  // vec4s
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    bool adds = (current_step().micro_batch & LATER) != 0u;
    uint start = gl_WorkGroupID.x * 64u * PER_INVOCATION + gl_LocalInvocationID.x;
    float square = 0.0;
    for (uint q = 0u; q < PER_INVOCATION; ++q) {
        uint i = start + q * 64u;
        if (i >= p.count) break;
        vec4 value = AT(g, i);
        if (adds) value += sum[i];
        sum[i] = value;
        square += dot(value, value);
    }
    squares[gl_GlobalInvocationID.x] = square;
}
