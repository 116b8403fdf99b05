// An image enlarged by a whole factor, each pixel the middle of its area (PyTorch's align_corners=False).
struct Params {
    uint count;     // vec4s of x
    uint quads;     // per stored row
    uint height;    // of x
    uint width;
    uint factor;
    uint bilinear;  // 0 nearest, 1 bilinear
    uint before;    // backward: the activation that made x
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

// Where the middle of an enlarged pixel lies from the middle of the pixel whose area begins `at` pixels before it, in pixels of x.
float away(int at) { return (float(at) + 0.5) / float(p.factor) - 0.5; }
