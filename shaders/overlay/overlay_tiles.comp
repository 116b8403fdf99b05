#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1
// Draws shapes, text and curves into the overlay, which overlay_blend lays over pictures: a row of invocations for each tile of 16x4 pixels
// that has changed; an invocation takes four pixels below one another. A pixel of the overlay is colour times alpha and alpha, a byte each.
// Numbers of the list are plain floats; places count vec4s. Colours are three bytes in one number, red (or, for a BGRA picture, blue) highest.
//   list[0]      tiles in use, place of the first
//   a tile       left, top, place of its first entry, entries; then what they are drawn over: colour times alpha, alpha
//   an entry     kind, place of what is drawn; in the order of painting
//   what is drawn  four vec4s: the clip, two of its kind, and colour, alpha, colour and alpha of the border
//     a shape      middle x y, direction of its length; half length, half breadth, corner radius, border
//     a text       first column's index among floats, its x, top of row 0, vec4s per column
//     a curve      first column's index among floats, its x, half thickness, alpha of the area below
// A text's columns hold places of the atlas, where a column of coverages stands, four rows to a vec4, between vec4s of zeros; a curve's
// columns hold the highest and lowest point, two floats each.
#include "../include/memory.glsl"

layout(local_size_x = 16, local_size_y = 4) in;

LOADS(0, List, list);
LOADS(1, Atlas, atlas);
layout(set = 0, binding = 2, std430) writeonly buffer Overlay { uint overlay[]; };

// Mirrored by OverlayTilesParams (src/Vae.Realtime.Learning/Kernels/OverlayKernels.cs).
struct Params {
    uint row_pixels;  // from one row to the next
    uint height;      // pixels
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

const uint MAX_GROUPS = 32768u;  // along x
const float SHAPE = 0.0;
const float TEXT = 1.0;

vec3 unpacked(float colour) {
    float high = floor(colour / 65536.0);
    float low = colour - high * 65536.0;
    float middle = floor(low / 256.0);
    return vec3(high, middle, low - middle * 256.0) / 255.0;
}

// Signed distances of four pixels to a box with round corners.
vec4 box(vec4 place, vec4 size, float x, vec4 y) {
    float dx = x + 0.5 - place.x;
    vec4 dy = y + 0.5 - place.y;
    vec4 along = abs(dx * place.z + dy * place.w) - (size.x - size.z);
    vec4 across = abs(dy * place.z - dx * place.w) - (size.y - size.z);
    vec4 out_along = max(along, 0.0);
    vec4 out_across = max(across, 0.0);
    return sqrt(out_along * out_along + out_across * out_across) + min(max(along, across), 0.0) - size.z;
}

vec4 letter(int glyph, vec4 from, float y) {
    int row = int(y - from.z);
    int quad = glyph + clamp(row >> 2, -1, int(from.w) - 1);
    vec4 first = AT(atlas, quad);
    vec4 second = AT(atlas, quad + 1);
    int shift = row & 3;
    return shift == 0 ? first
        : shift == 1 ? vec4(first.yzw, second.x)
        : shift == 2 ? vec4(first.zw, second.xy)
        : vec4(first.w, second.xyz);
}

vec4 line(vec2 reach, vec4 from, vec4 y) {
    vec4 middle = y + 0.5;
    vec4 stroke = clamp(from.z + 0.5 - max(reach.x - middle, middle - reach.y), 0.0, 1.0);
    return max(stroke, from.w * clamp(middle - reach.y + 0.5, 0.0, 1.0));
}

void main() {
    p = pushed;
    int tile = int(4u * (gl_WorkGroupID.y * MAX_GROUPS + gl_WorkGroupID.x) + gl_LocalInvocationID.y);
    if (tile >= int(AT(list, 0).x)) return;

    int tiles = int(AT(list, 0).y);
    vec4 where = AT(list, tiles + 2 * tile);
    vec4 base = AT(list, tiles + 2 * tile + 1);
    float x = where.x + float(gl_LocalInvocationID.x);
    vec4 y = where.y + vec4(0.0, 1.0, 2.0, 3.0);
    vec4 red = vec4(base.r);
    vec4 green = vec4(base.g);
    vec4 blue = vec4(base.b);
    vec4 keep = vec4(1.0 - base.a);

    int at = int(where.z);
    int end = at + int(where.w);
    for (; at < end; ++at) {
        // Software drivers run every branch, only masked, and most of the time goes into loads: what can be shared is.
        vec4 entry = AT(list, at);
        int record = int(entry.y);
        vec4 clip = AT(list, record);
        vec4 from = AT(list, record + 1);
        vec4 size = AT(list, record + 2);
        vec4 colours = AT(list, record + 3);
        vec4 inner, whole;
        if (entry.x == SHAPE) {
            vec4 distance = box(from, size, x, y);
            whole = clamp(0.5 - distance, 0.0, 1.0);
            inner = min(clamp(0.5 - distance - size.w, 0.0, 1.0), whole);
        } else {
            float column = clamp(x, clip.x, clip.z - 1.0) - from.y;
            int place = int(from.x + (entry.x == TEXT ? column : 2.0 * column));
            vec4 quad = AT(list, place >> 2);
            vec2 pair = (place & 2) == 0 ? quad.xy : quad.zw;
            if (entry.x == TEXT) {
                inner = letter(int((place & 1) == 0 ? pair.x : pair.y), from, y.x);
            } else {
                inner = line(pair, from, y);
            }
            whole = inner;
        }
        vec4 inside = x >= clip.x && x < clip.z ? step(vec4(clip.y), y) * (1.0 - step(vec4(clip.w), y)) : vec4(0.0);
        vec4 fill = inner * inside * colours.y;
        vec4 border = (whole - inner) * inside * colours.w;
        vec3 f = unpacked(colours.x);
        vec3 b = unpacked(colours.z);
        vec4 through = 1.0 - fill - border;
        red = f.r * fill + b.r * border + red * through;
        green = f.g * fill + b.g * border + green * through;
        blue = f.b * fill + b.b * border + blue * through;
        keep *= through;
    }

    uvec2 pixel = uvec2(ivec2(int(x), int(y.x)));
    if (pixel.x >= p.row_pixels) return;
    [[unroll]] for (uint k = 0u; k < 4u; ++k) {
        if (pixel.y + k >= p.height) return;
        // No channel may round to more than alpha does: the sum with what is kept of the picture would not fit a byte.
        float alpha = 1.0 - keep[k];
        overlay[(pixel.y + k) * p.row_pixels + pixel.x] = packUnorm4x8(vec4(min(vec3(red[k], green[k], blue[k]), alpha), alpha));
    }
}
