#version 460
#extension GL_GOOGLE_include_directive : require
// x[r] = picture of example cursor + r of the glyph stream keyed by order_key, for r < valid;  0 for valid <= r < rows.
// table as GlyphTable lays it out  ->  x (rows, 784) in [0,1], rows row_stride floats apart; padding is not touched.
// Dispatch: (ceil(784 / 64), rows).  One invocation per pixel: distance to the nearest stroke, then a soft threshold.
#include "../include/schedule.glsl"
#include "glyphs.glsl"

layout(local_size_x = 64) in;

struct Params {
    uint rows;        // batch capacity
    uint row_stride;  // floats
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

layout(set = 0, binding = 2, std430) readonly  buffer Glyphs { uint table[]; };
layout(set = 0, binding = 3, std430) writeonly buffer X      { float x[]; };

float draw(uint example, uvec2 key, vec2 pixel) {
    GlyphDraws draws = glyph_draws(example, key);
    uint word = draws.first.x;
    uint glyph = table[glyph_pick(word, GLYPH_CLASSES)];
    uint shape = GLYPH_CLASSES + 2u * ((glyph & 0xFFFFu) + glyph_pick(word, glyph >> 16));
    uint corners = table[shape];
    GlyphPose pose = glyph_pose(draws, glyph_half_size(table[shape + 1u]));

    vec2 at = pixel - pose.centre;
    bool near = all(lessThan(abs(at), pose.extent + pose.half_width + pose.softness));
    uint first = corners & 0xFFFFu;
    uint end = near ? first + (corners >> 16) : first;
    at = glyph_metric(pose.nib, at);

    float nearest = 1e6;
    vec2 from = vec2(0.0);
    for (uint i = first; i < end; ++i) {
        uint corner = table[i];
        vec2 to = glyph_place(pose, glyph_corner(corner), glyph_stroke(corner));
        float d = glyph_distance_squared(at, from, to);
        nearest = glyph_pen_down(corner) ? min(nearest, d) : nearest;
        from = to;
    }
    return glyph_ink(pose, nearest);
}

void main() {
    p = pushed;
    uint column = gl_GlobalInvocationID.x;
    uint row = gl_GlobalInvocationID.y;
    if (column >= GLYPH_SIDE * GLYPH_SIDE || row >= p.rows) return;

    StepEntry step_entry = current_step();
    float value = 0.0;
    if (row < step_entry.valid) {
        vec2 pixel = vec2(column % GLYPH_SIDE, column / GLYPH_SIDE) + 0.5 - 0.5 * float(GLYPH_SIDE);
        value = draw(step_entry.cursor + row, uvec2(step_entry.order_key0, step_entry.order_key1), pixel);
    }
    x[row * p.row_stride + column] = value;
}
