// A grid of textures stretched over a picture, fitted and centred, in two passes: across (stretch_rows), then down (stretch_to_image).
// Mirrored by StretchParams (src/Vae.Realtime/Kernels/StretchKernels.cs).
layout(push_constant, std430) uniform Params {
    uint  row_stride;  // floats per stored row of x, which holds one texture
    uint  width;       // of one texture
    uint  height;
    uint  channels;    // 1 or 3, interleaved
    uint  columns;     // of the grid
    uint  rows;
    uint  quads;       // vec4s of one line between the passes; a line is as wide as the picture
    uint  smoothing;   // 0 nearest, 1 bilinear
    uint  bgra;        // 1 when the picture's bytes are read as BGRA later
    float left;        // middle of the picture's first column, in texels of the grid
    float top;         // middle of its first row
    float pixel;       // size of a pixel in texels
    float background;  // grey level around the grid
} p;

// Where a texel coordinate of the grid falls: two neighbouring texels of one cell and the weight of the second.
struct Place {
    float cell;
    float first;
    float second;
    float weight;
    bool inside;
};

Place place(float at, float size, float cells) {
    Place found;
    found.inside = at >= 0.0 && at < size * cells;
    found.cell = clamp(floor(at / size), 0.0, cells - 1.0);
    float in_cell = at - found.cell * size - 0.5;
    float corner = floor(in_cell);
    found.weight = in_cell - corner;
    if (p.smoothing == 0u) {
        corner = floor(in_cell + 0.5);
        found.weight = 0.0;
    }
    // Beyond its border a texture repeats its last texel.
    found.first = clamp(corner, 0.0, size - 1.0);
    found.second = clamp(corner + 1.0, 0.0, size - 1.0);
    return found;
}
