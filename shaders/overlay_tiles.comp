#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: LD=0,1
// Blends shapes, text and curves over the picture, one workgroup per covered tile of 16x16 pixels; an invocation takes four pixels below
// one another. Numbers of the list are plain floats; places count vec4s. Colours are three bytes in one number, red (or, for a BGRA
// picture, blue) highest.
//   list[0]      tiles in use
//   a tile       left, top, place of its first entry, entries; then what lies over the picture before them: colour times alpha, alpha
//   an entry     kind, place of what is drawn; in the order of painting
//   a shape      middle x y, direction of its length; half length, half breadth, corner radius, border; clip; fill, alpha, border, alpha
//   a text       clip; first column's index among floats, its x, top of row 0, vec4s per column; colour, alpha
//   a curve      clip; first column's index among floats, its x, half thickness, alpha of the area below; colour, alpha
// A text's columns hold places of the atlas, where a column of coverages stands, four rows to a vec4, between vec4s of zeros; a curve's
// columns hold the highest and lowest point, two floats each.
#include "include/loads.glsl"

layout(local_size_x = 16, local_size_y = 4) in;

LOADS(0, List, list);
LOADS(1, Atlas, atlas);
layout(set = 0, binding = 2, rgba8) uniform image2D picture;

const float SHAPE = 0.0;
const float TEXT = 1.0;

vec4 red, green, blue, keep;

vec3 unpacked(float colour) {
    float high = floor(colour / 65536.0);
    float low = colour - high * 65536.0;
    float middle = floor(low / 256.0);
    return vec3(high, middle, low - middle * 256.0) / 255.0;
}

// Premultiplied colour over what is there.
void over(vec4 r, vec4 g, vec4 b, vec4 alpha) {
    vec4 through = 1.0 - alpha;
    red = r + red * through;
    green = g + green * through;
    blue = b + blue * through;
    keep *= through;
}

void over(vec3 colour, vec4 alpha) { over(colour.r * alpha, colour.g * alpha, colour.b * alpha, alpha); }

// 1 for the pixels of a column within a rectangle.
vec4 inside(vec4 clip, float x, vec4 y) {
    return x >= clip.x && x < clip.z ? step(vec4(clip.y), y) * (1.0 - step(vec4(clip.w), y)) : vec4(0.0);
}

void shape(int at, float x, vec4 y) {
    vec4 place = AT(list, at);
    vec4 size = AT(list, at + 1);
    vec4 colours = AT(list, at + 3);
    float dx = x + 0.5 - place.x;
    vec4 dy = y + 0.5 - place.y;
    vec4 along = abs(dx * place.z + dy * place.w) - (size.x - size.z);
    vec4 across = abs(dy * place.z - dx * place.w) - (size.y - size.z);
    vec4 out_along = max(along, 0.0);
    vec4 out_across = max(across, 0.0);
    vec4 distance = sqrt(out_along * out_along + out_across * out_across) + min(max(along, across), 0.0) - size.z;
    vec4 whole = clamp(0.5 - distance, 0.0, 1.0) * inside(AT(list, at + 2), x, y);
    vec4 inner = min(clamp(0.5 - distance - size.w, 0.0, 1.0), whole);
    vec4 fill = inner * colours.y;
    vec4 border = (whole - inner) * colours.w;
    vec3 f = unpacked(colours.x);
    vec3 b = unpacked(colours.z);
    over(f.r * fill + b.r * border, f.g * fill + b.g * border, f.b * fill + b.b * border, fill + border);
}

void text(int at, float x, vec4 y) {
    vec4 clip = AT(list, at);
    vec4 from = AT(list, at + 1);
    vec4 colour = AT(list, at + 2);
    int column = int(from.x + clamp(x, clip.x, clip.z - 1.0) - from.y);
    int glyph = int(AT(list, column >> 2)[column & 3]);
    int row = int(y.x - from.z);
    int quad = glyph + clamp(row >> 2, -1, int(from.w) - 1);
    vec4 first = AT(atlas, quad);
    vec4 second = AT(atlas, quad + 1);
    int shift = row & 3;
    vec4 cover = shift == 0 ? first
        : shift == 1 ? vec4(first.yzw, second.x)
        : shift == 2 ? vec4(first.zw, second.xy)
        : vec4(first.w, second.xyz);
    over(unpacked(colour.x), cover * colour.y * inside(clip, x, y));
}

void curve(int at, float x, vec4 y) {
    vec4 clip = AT(list, at);
    vec4 from = AT(list, at + 1);
    vec4 colour = AT(list, at + 2);
    int column = int(from.x + 2.0 * (clamp(x, clip.x, clip.z - 1.0) - from.y));
    vec4 pair = AT(list, column >> 2);
    vec2 reach = (column & 3) == 0 ? pair.xy : pair.zw;
    vec4 middle = y + 0.5;
    vec4 line = clamp(from.z + 0.5 - max(reach.x - middle, middle - reach.y), 0.0, 1.0);
    vec4 below = from.w * clamp(middle - reach.y + 0.5, 0.0, 1.0);
    over(unpacked(colour.x), max(line, below) * colour.y * inside(clip, x, y));
}

void main() {
    int tile = int(gl_WorkGroupID.x);
    if (tile >= int(AT(list, 0).x)) return;

    int tiles = int(AT(list, 0).y);
    vec4 where = AT(list, tiles + 2 * tile);
    vec4 base = AT(list, tiles + 2 * tile + 1);
    float x = where.x + float(gl_LocalInvocationID.x);
    vec4 y = where.y + float(4u * gl_LocalInvocationID.y) + vec4(0.0, 1.0, 2.0, 3.0);
    red = vec4(base.r);
    green = vec4(base.g);
    blue = vec4(base.b);
    keep = vec4(1.0 - base.a);

    int at = int(where.z);
    int end = at + int(where.w);
    vec2 entry = AT(list, at).xy;
    // Software drivers run every branch, only masked; they do leave loops. So what is of one kind is drawn in a loop of its own.
    while (at < end) {
        while (at < end && entry.x == SHAPE) {
            shape(int(entry.y), x, y);
            entry = AT(list, ++at).xy;
        }
        while (at < end && entry.x == TEXT) {
            text(int(entry.y), x, y);
            entry = AT(list, ++at).xy;
        }
        while (at < end && entry.x > TEXT) {
            curve(int(entry.y), x, y);
            entry = AT(list, ++at).xy;
        }
    }

    ivec2 pixel = ivec2(int(x), int(y.x));
    [[unroll]] for (int k = 0; k < 4; ++k) {
        vec4 under = imageLoad(picture, pixel + ivec2(0, k));
        imageStore(picture, pixel + ivec2(0, k), vec4(vec3(red[k], green[k], blue[k]) + under.rgb * keep[k], 1.0));
    }
}
