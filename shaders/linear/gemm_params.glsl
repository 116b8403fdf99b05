// The size of a product, and what its epilogue is to do. Included before the operands.
struct Params {
    uint rows;        // M, without padding
    uint columns;     // N, padded to 8
    uint inner;       // K, padded to 8
    uint a_stride;    // vec4s per stored row
    uint b_stride;
    uint c_stride;
    uint activation;  // of the epilogue
    uint option;      // the epilogue's own
#ifdef PLANES
    uint a_plane;     // vec4s from plane to plane
    uint b_plane;
    uint c_plane;
#endif
};
layout(push_constant, std430) uniform Pushed { Params pushed; ADDRESSES };
Params p;
