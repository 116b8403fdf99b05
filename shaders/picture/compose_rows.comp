#version 460
#extension GL_GOOGLE_include_directive : require
// variants: LD=0,1
// Across: tiles x (grid of rows x columns tiles, each height*width*channels in a row of its own)  ->  lines (lines, 4*quads): every row of
// texels of the grid, one channel to a line, as wide as the picture. Pixel px of a line is the sum of taps: weight * texel, as the
// table says, which holds what is the same for all lines. One invocation per four pixels.
#include "../include/loads.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly buffer X { float x[]; };

// Of four neighbouring pixels and tap: where their texels lie from the beginning of the line's texels; then their weights.
LOADS(1, Across, across);
layout(set = 0, binding = 2, std430) writeonly buffer Lines { vec4 lines[]; };

// Mirrored by ComposeRowsParams (src/Vae.Realtime.Learning/Kernels/ComposeKernels.cs).
struct Params {
    uint lines;        // rows of the grid * height * channels
    uint quads;        // vec4s of a line
    uint taps;         // of a pixel
    uint height;       // texels of a tile
    uint channels;     // interleaved
    uint row_floats;   // floats of a row of texels: width * channels
    uint grid_stride;  // floats of a row of the grid
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint i = gl_GlobalInvocationID.x;
    uint line = i / p.quads;
    if (line >= p.lines) return;

    uint quad = i % p.quads;
    uint texel_row = line / p.channels;
    uint from = texel_row / p.height * p.grid_stride + texel_row % p.height * p.row_floats + line % p.channels;
    vec4 sum = vec4(0.0);
    for (uint k = 0u; k < p.taps; ++k) {
        uint tap = 2u * (quad * p.taps + k);
        vec4 weight = AT(across, tap + 1u);

        // The longest come from where tiles overlap; elsewhere nothing but zeros follow.
        if (weight == vec4(0.0)) break;
        uvec4 at = from + uvec4(AT(across, tap));
        sum += weight * vec4(x[at.x], x[at.y], x[at.z], x[at.w]);
    }
    lines[i] = sum;
}
