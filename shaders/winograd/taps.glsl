// A weight (outputs, 3x3 taps, inputs) and its planes (36, outputs, inputs). One invocation per output and four inputs.
layout(local_size_x = 64) in;

struct Params {
    uint rows;    // outputs
    uint quads;   // vec4s of a tap
    uint stride;  // vec4s from row to row of a plane
    uint plane;   // vec4s from plane to plane
    uint turned;  // 1: the taps are turned round
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

uint tap_at(uint row, uint quad, int tap) { return (9u * row + uint(tap)) * p.quads + quad; }
