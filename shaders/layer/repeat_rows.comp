#version 460
// y[b * count + t] = x[b].   x (B,C)  ->  y (B*T,C), in vec4s; padding is copied along. One invocation per vec4 of y.
layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer X { vec4 x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y { vec4 y[]; };

struct Params {
    uint batch;
    uint count;   // T
    uint stride;  // vec4s per stored row
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint at = gl_GlobalInvocationID.x;
    uint row = at / p.stride;
    if (row < p.batch * p.count) y[at] = x[row / p.count * p.stride + at % p.stride];
}
