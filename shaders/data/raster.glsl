// The pixels of an invocation of a kernel that draws colour pictures: PER_INVOCATION of them, a workgroup's width apart, so that
// neighbours in the workgroup write neighbours in memory. Needs push constants p with row_stride and side, and a buffer x.
const uint PER_INVOCATION = 16u;

struct Raster {
    float inverse;  // 1 / side
    float number;   // of the pixel, row by row, + 1/2
    uint first;     // its place in x
};

Raster raster_begin(uint row) {
    uint pixel = gl_WorkGroupID.x * gl_WorkGroupSize.x * PER_INVOCATION + gl_LocalInvocationID.x;
    return Raster(1.0 / float(p.side), float(pixel) + 0.5, row * p.row_stride + 3u * pixel);
}

// The pixel's middle, in halves of the side from the picture's middle. In floats, because software drivers divide integers one by one.
vec2 raster_place(Raster raster) {
    float y = floor(raster.inverse * raster.number);
    return 2.0 * raster.inverse * vec2(raster.number - float(p.side) * y, y + 0.5) - 1.0;
}

// Writes the pixel and goes to the next.
void raster_put(inout Raster raster, vec3 colour) {
    x[raster.first] = colour.r;
    x[raster.first + 1u] = colour.g;
    x[raster.first + 2u] = colour.b;
    raster.number += float(gl_WorkGroupSize.x);
    raster.first += 3u * gl_WorkGroupSize.x;
}
