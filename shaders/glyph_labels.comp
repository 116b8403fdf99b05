#version 460
#extension GL_GOOGLE_include_directive : require
// The classes of the glyphs that glyphs.comp draws:  labels[r] = floor(36 word / 2^32), word the first of example cursor + r, for
// r < valid;  the label of no class for valid <= r < rows.
#include "include/schedule.glsl"
#include "include/glyphs.glsl"

layout(local_size_x = 64) in;
const uint NO_CLASS = 0xFFFFFFFFu;

layout(set = 0, binding = 2, std430) writeonly buffer Labels { uint labels[]; };

layout(push_constant, std430) uniform Params {
    uint rows;
} p;

void main() {
    uint row = gl_GlobalInvocationID.x;
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    uint word = glyph_draws(entry.cursor + row, uvec2(entry.order_key0, entry.order_key1)).first.x;
    labels[row] = row < entry.valid ? glyph_pick(word, GLYPH_CLASSES) : NO_CLASS;
}
