#version 460
// The same values in another layout: value i of an example lies in row i / columns of it, at column i % columns.
// x (batch examples, from)  ->  y (batch examples, to). Padding is not touched. One invocation per value.
layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer X { float x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y { float y[]; };

layout(push_constant, std430) uniform Params {
    uint batch;
    uint values;  // per example
    uint from_columns;
    uint from_stride;   // floats from row to row
    uint from_example;  // floats from example to example
    uint to_columns;
    uint to_stride;
    uint to_example;
} p;

uint place(uint i, uint columns, uint stride) { return i / columns * stride + i % columns; }

void main() {
    uint example = gl_GlobalInvocationID.x / p.values;
    uint i = gl_GlobalInvocationID.x % p.values;
    if (example < p.batch)
        y[example * p.to_example + place(i, p.to_columns, p.to_stride)] =
            x[example * p.from_example + place(i, p.from_columns, p.from_stride)];
}
