#version 460
// x[r] *= weights[r], in place.   x (rows, stride)  weights (rows). One invocation per vec4.
layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly buffer Weights { float weights[]; };
layout(set = 0, binding = 1, std430)          buffer X       { vec4 x[]; };

struct Params {
    uint rows;
    uint stride;  // vec4s per row
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x / p.stride;
    if (row < p.rows) x[gl_GlobalInvocationID.x] *= weights[row];
}
