#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// Across: x (columns*rows textures, height*width*channels) in [0,1]  ->  lines (rows*height*channels, 4*quads): every row of texels of the
// grid, one channel to a line, as wide as the picture. One invocation per four pixels.
#include "include/stretch.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer X     { float x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Lines { vec4 lines[]; };

void main() {
    uint i = gl_GlobalInvocationID.x;
    uint line = i / p.quads;
    uint quad = i - line * p.quads;
    if (line >= p.rows * p.height * p.channels) return;

    uint texel_row = line / p.channels;
    uint grid_row = texel_row / p.height;
    uint from = (texel_row - grid_row * p.height) * p.width * p.channels + (line - texel_row * p.channels);
    vec4 value;
    [[unroll]] for (int k = 0; k < 4; ++k) {
        Place at = place(p.left + float(quad * 4u + uint(k)) * p.pixel, float(p.width), float(p.columns));
        uint texture_at = (grid_row * p.columns + uint(at.cell)) * p.row_stride + from;
        float mixed = mix(x[texture_at + uint(at.first) * p.channels], x[texture_at + uint(at.second) * p.channels], at.weight);
        value[k] = at.inside ? mixed : p.background;
    }
    lines[i] = value;
}
