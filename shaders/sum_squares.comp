#version 460
#extension GL_GOOGLE_include_directive : require
// Partial sums of squares of a run of floats, 64 vec4s each, in a fixed order.   x (count vec4s)  ->  squares (ceil(count / 64)).
layout(local_size_x = 64) in;
const uint RUN = 64u;

layout(set = 0, binding = 0, std430) readonly  buffer X       { vec4 x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Squares { float squares[]; };

layout(push_constant, std430) uniform Params {
    uint count;  // vec4s
} p;

void main() {
    uint first = RUN * gl_GlobalInvocationID.x;
    if (first >= p.count) return;
    float sum = 0.0;
    for (uint i = first; i < min(first + RUN, p.count); ++i) sum += dot(x[i], x[i]);
    squares[gl_GlobalInvocationID.x] = sum;
}
