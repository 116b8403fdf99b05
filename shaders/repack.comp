#version 460
// The same values in another layout: value i of an example lies in row i / columns of it, at column i % columns.
// x (batch examples, from)  ->  y (batch examples, to). Padding is not touched. One invocation per value.
layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer X { float x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y { float y[]; };

struct Layout {
    uint columns;
    uint stride;   // floats from row to row
    uint example;  // floats from example to example
};

layout(push_constant, std430) uniform Params {
    uint batch;
    uint values;  // per example
    Layout from;
    Layout to;
} p;

uint place(Layout where, uint example, uint i) { return example * where.example + i / where.columns * where.stride + i % where.columns; }

void main() {
    uint example = gl_GlobalInvocationID.x / p.values;
    uint i = gl_GlobalInvocationID.x % p.values;
    if (example < p.batch) y[place(p.to, example, i)] = x[place(p.from, example, i)];
}
