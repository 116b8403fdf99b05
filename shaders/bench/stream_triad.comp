#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1
// The most a device's memory can carry:  c = a + s b  over arrays larger than any cache (the triad of McCalpin's STREAM).
// a, b, c (count vec4s). Neighbouring invocations of a group take neighbouring vec4s, each of them PER_INVOCATION vec4s in all.
#include "../include/memory.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 16u;  // vec4s

LOADS(0, A, a);
LOADS(1, B, b);
layout(set = 0, binding = 2, std430) writeonly buffer C { vec4 c[]; };

struct Params {
    uint  count;  // vec4s
    float s;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint first = gl_WorkGroupID.x * (gl_WorkGroupSize.x * PER_INVOCATION) + gl_LocalInvocationID.x;
    [[unroll]] for (uint i = 0u; i < PER_INVOCATION; ++i) {
        uint at = first + i * gl_WorkGroupSize.x;
        if (at < p.count) c[at] = AT(a, at) + p.s * AT(b, at);
    }
}
