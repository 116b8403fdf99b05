// The random hand that draws example e of a glyph stream: which shape, and how it is bent, slanted, sized, placed and inked.
// Lengths are pixels, y downwards, the origin in the middle of the 28x28 picture; glyphs are 2 units high around their own origin.
// Mirrored in double precision by GlyphReference.
#ifndef GLYPHS_GLSL
#define GLYPHS_GLSL
#include "../include/philox.glsl"

const uint GLYPH_CLASSES = 36u;
const uint GLYPH_SIDE = 28u;
const uint GLYPH_DOMAIN = 0x474C5950u;  // keeps these numbers apart from any other use of the same key
const float GLYPH_CLEAR = 13.0;         // ink stays this close to the middle, so the outermost pixels are always 0

// Sixteen draws of 16 bits: [0].x chooses the class and the shape, the other halves are the continuous choices.
struct GlyphDraws { uvec4 first; uvec4 second; };

struct GlyphPose {
    vec2 axis_x, axis_y;  // pixels per unit of glyph x and y, as the pen measures them (glyph_metric)
    vec2 centre;
    vec2 extent;          // half size in pixels of the box that holds every stroke's middle line
    float bow;            // x += bow (y^2 - 1/2): upright strokes curve
    float wobble;         // units by which the hand strays
    float phase;          // where in its period the straying starts ...
    vec2 drift;           // ... and periods it moves on per unit of glyph x and y
    float nib;            // a broad pen: strokes along one diagonal are up to 1 + |nib| times thinner
    float half_width;
    float softness;       // distance over which ink fades to paper
};

GlyphDraws glyph_draws(uint example, uvec2 key) {
    return GlyphDraws(philox4x32(uvec4(example, 0u, 0u, GLYPH_DOMAIN), key), philox4x32(uvec4(example, 1u, 0u, GLYPH_DOMAIN), key));
}

// Multiply-high picks one of n evenly; what is left over is uniform again and picks the next thing.
uint glyph_pick(inout uint word, uint n) {
    uint picked, rest;
    umulExtended(word, n, picked, rest);
    word = rest;
    return picked;
}

// Words of the table, one load each: see GlyphTable. Coordinates are multiples of 1/2048 unit, so unpacking is exact.
vec2 glyph_half_size(uint word) { return vec2(word & 0xFFFFu, word >> 16) * 4.8828125e-4; }
vec2 glyph_corner(uint word) { return vec2(word & 0xFFFu, (word >> 12) & 0xFFFu) * 4.8828125e-4 - 1.0; }
float glyph_stroke(uint word) { return float((word >> 24) & 0x7Fu); }
bool glyph_pen_down(uint word) { return int(word) < 0; }

// Two uniforms on (0,1) from the halves of a word, low half first.
vec2 glyph_uniforms(uint word) { return (vec2(word & 0xFFFFu, word >> 16) + 0.5) * 1.52587890625e-5; }

// The pen's measure of a displacement: unchanged along one diagonal, longer by 1 + |nib| along the other.
vec2 glyph_metric(float nib, vec2 v) { return (1.0 + 0.5 * abs(nib)) * v + 0.5 * nib * v.yx; }

// half_size: half width and height of the shape's middle lines, in units.
GlyphPose glyph_pose(GlyphDraws draws, vec2 half_size) {
    vec2 turn_slant = 2.0 * glyph_uniforms(draws.first.y) - 1.0;
    vec2 size_aspect = glyph_uniforms(draws.first.z);
    vec2 shift = 2.4 * glyph_uniforms(draws.first.w) - 1.2;
    vec2 ink = glyph_uniforms(draws.second.x);
    vec2 straying = glyph_uniforms(draws.second.y);
    vec2 nib_bow = 2.0 * glyph_uniforms(draws.second.w) - 1.0;

    GlyphPose pose;
    pose.half_width = 0.95 + 0.95 * ink.x * ink.x;
    pose.softness = 1.0 + 0.8 * ink.y;
    pose.wobble = 0.11 * straying.x;
    pose.phase = straying.y;
    pose.drift = 1.2 * glyph_uniforms(draws.second.z) - 0.6;
    pose.nib = 0.35 * nib_bow.x;
    pose.bow = 0.12 * nib_bow.y;
    pose.centre = shift;

    float slant = 0.08 + 0.26 * turn_slant.y;
    float aspect = 0.78 + 0.34 * size_aspect.y;
    float size = 8.0 + 2.0 * size_aspect.x;
    vec2 turned = size * cos_sin_turns(0.035 * turn_slant.x);
    vec2 axis_x = aspect * turned;
    vec2 axis_y = vec2(-turned.y, turned.x) - slant * turned;

    // Shrink what would leave the picture.
    vec2 reach = half_size + vec2(pose.wobble + 0.5 * abs(pose.bow), pose.wobble);
    vec2 extent = abs(axis_x) * reach.x + abs(axis_y) * reach.y;
    vec2 room = (GLYPH_CLEAR - pose.half_width - 0.5 * pose.softness - abs(shift)) / extent;
    float fit = min(1.0, min(room.x, room.y));
    pose.extent = fit * extent;
    pose.axis_x = glyph_metric(pose.nib, fit * axis_x);
    pose.axis_y = glyph_metric(pose.nib, fit * axis_y);
    return pose;
}

// Two waves of period 1 and height 1 a quarter period apart, pieces of parabola: a sine's looks for a third of its cost.
vec2 glyph_waves(float t) {
    vec2 r = vec2(t, t + 0.25);
    r -= floor(r + 0.5);
    return r * (8.0 - 16.0 * abs(r));
}

// Where the hand puts a corner of the shape, from the glyph's middle and as the pen measures it. Each stroke strays on its own
// (a golden-ratio step per stroke) and smoothly along its length.
vec2 glyph_place(GlyphPose pose, vec2 corner, float stroke) {
    vec2 stray = glyph_waves(pose.phase + 0.618034 * stroke + dot(pose.drift, corner));
    vec2 bent = corner + pose.wobble * stray + vec2(pose.bow * (corner.y * corner.y - 0.5), 0.0);
    return pose.axis_x * bent.x + pose.axis_y * bent.y;
}

float glyph_distance_squared(vec2 at, vec2 from, vec2 to) {
    vec2 line = to - from;
    vec2 offset = at - from;
    offset -= line * clamp(dot(offset, line) / max(dot(line, line), 1e-6), 0.0, 1.0);
    return dot(offset, offset);
}

// Ink at a distance from the nearest middle line: 1 inside, 0 outside, a smooth step between.
float glyph_ink(GlyphPose pose, float distance_squared) {
    float t = clamp((pose.half_width - sqrt(distance_squared)) / pose.softness + 0.5, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

#endif
