// Windows of kernel x kernel pixels, one every stride pixels, over an image with a border of padding pixels that are never the largest.
struct Params {
    uint count;       // vec4s of what is written
    uint quads;       // per stored row
    uint height;      // of x
    uint width;
    uint out_height;  // of y
    uint out_width;
    uint kernel;
    uint stride;
    uint padding;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;
