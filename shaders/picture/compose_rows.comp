#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: CHANNELS=1,3 LD=0,1
// Across: tiles x (grid of rows x columns tiles, each height*width*CHANNELS in a row of its own)  ->  lines (rows*height*CHANNELS, 4*quads):
// every row of texels of the grid, one channel to a line, as wide as the picture. Four neighbouring pixels share most of their texels, so
// a tap is one texel with its weights in the four; the table holds them, the same for all rows. One invocation per four pixels of some rows.
#include "../include/memory.glsl"

layout(local_size_x = 64) in;

// Rows of texels of an invocation, which read the table once.
#if CHANNELS == 1
const int ROWS = 4;
#else
const int ROWS = 2;
#endif

layout(set = 0, binding = 0, std430) readonly buffer X { float x[]; };

// Of four neighbouring pixels and tap: a vec4 whose x is where the texel lies from the beginning of the row and y is 1; then its weights.
LOADS(1, Across, across);
layout(set = 0, binding = 2, std430) writeonly buffer Lines { vec4 lines[]; };

// Mirrored by ComposeRowsParams (src/Vae.Realtime.Learning/Kernels/ComposeKernels.cs).
struct Params {
    uint rows;         // of texels: rows of the grid * height
    uint quads;        // vec4s of a line
    uint taps;         // most of four pixels
    uint height;       // texels of a tile
    uint row_floats;   // floats of a row of texels: width * CHANNELS
    uint grid_stride;  // floats of a row of the grid
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

void main() {
    p = pushed;
    uint i = gl_GlobalInvocationID.x;
    uint row = i / p.quads * ROWS;
    uint quad = i % p.quads;
    if (row >= p.rows) return;

    uint from[ROWS];
    vec4 sum[ROWS][CHANNELS];
    [[unroll]] for (int r = 0; r < ROWS; ++r) {
        uint texel_row = min(row + r, p.rows - 1u);
        from[r] = texel_row / p.height * p.grid_stride + texel_row % p.height * p.row_floats;
        [[unroll]] for (int c = 0; c < CHANNELS; ++c) sum[r][c] = vec4(0.0);
    }
    uint head = 2u * quad * p.taps;
    for (uint k = 0u; k < p.taps; ++k) {
        vec4 place = AT(across, head + 2u * k);

        // The longest come from where tiles overlap; elsewhere nothing but zeros follow.
        if (place.y == 0.0) break;
        vec4 weights = AT(across, head + 2u * k + 1u);
        uint at = uint(place.x);
        [[unroll]] for (int r = 0; r < ROWS; ++r)
            [[unroll]] for (int c = 0; c < CHANNELS; ++c) sum[r][c] += weights * x[from[r] + at + c];
    }
    [[unroll]] for (int r = 0; r < ROWS; ++r)
        if (row + r < p.rows)
            [[unroll]] for (int c = 0; c < CHANNELS; ++c) lines[((row + r) * CHANNELS + c) * p.quads + quad] = sum[r][c];
}
