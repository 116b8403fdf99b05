// The size of a convolution, and what its epilogue is to do. Included before the operands.
struct Params {
    uint batch;
    uint a_pixels;    // per example
    uint c_pixels;
    uint outputs;     // N, without padding
    uint columns;     // N, padded to 8
    uint inner;       // K, padded to 8
    uint b_stride;    // vec4s per stored row of W
    uint activation;
};
layout(push_constant, std430) uniform Pushed { Params pushed; ADDRESSES };
Params p;
