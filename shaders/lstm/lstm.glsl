// What both directions of an LSTM layer's recurrence share: one dispatch per step, TE examples x TU neighbouring units per invocation.
// Rows of a sequence are b * steps + t; gate g of unit j (order i, f, g, o, as PyTorch has them) is column g * hidden + j.
layout(local_size_x = WG) in;

struct Params {
    uint batch;
    uint steps;
    uint hidden;       // H
    uint w_stride;     // vec4s per stored row of w
    uint gate_stride;  // vec4s per stored row of gates
    uint stride;       // vec4s per stored row of what has H columns
    uint sequences;    // 1: the output has a row for every step   0: only for the last
    uint step;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

uint first_example;
uint unit;  // the first one

void place() {
    uint across = 4u * p.stride / TU;
    first_example = gl_GlobalInvocationID.x / across * TE;
    unit = gl_GlobalInvocationID.x % across * TU;
}

uint row_of(uint example) { return example * p.steps + p.step; }

// Loads of an example past the batch are the last one's again.
uint near_row(int e) { return row_of(min(first_example + e, p.batch - 1u)); }

bool inside(uint example, uint column) { return example < p.batch && column < p.hidden; }

float hyperbolic_tangent(float x) { return activate(vec4(x), ACTIVATION_TANH).x; }
