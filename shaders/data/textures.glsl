// The hand that draws example e of the texture stream. A texture is a height in [0,1] at every point, coloured by a ramp of four colours.
// All are windows onto one plane, whose noise and cells are always the same: what differs is a place in a space of few dimensions
// (kind, offset, turn, zoom, how the noise is turned, three of colour), so that a small latent can hold it and what lies between two
// examples is an example too. Lengths are halves of the picture's side, y downwards, the origin in its middle.
// Mirrored in double precision by TextureReference.
#ifndef TEXTURES_GLSL
#define TEXTURES_GLSL
#include "draws.glsl"

const uint TEXTURE_LAST = 4u;  // of the kinds: noise, cells, stripes, wood, marble
const uint TEXTURE_KINDS = TEXTURE_LAST + 1u;
const uint TEXTURE_DOMAIN = 0x54455854u;  // keeps these numbers apart from any other use of the same key

// A torus of 4x4 cells, a byte each: gradients of the noise, and points of the cells.
const uvec4 TEXTURE_GRADIENTS = uvec4(0x6AC1F425u, 0xB8672F8Cu, 0x00077EFFu, 0x4D65AACBu);
const uvec4 TEXTURE_POINTS = uvec4(0xFF4780EBu, 0xEEBC1448u, 0x20CCC389u, 0xFFC11E85u);

// What tells the kinds apart. Height = x + y noise + z wave + w |wave| + cells; the wave's phase grows with the distance from a line, or
// from a far point, and is bent by noise.
struct TextureForm {
    vec4 height;
    vec2 grain;       // cells of the noise per length, along and across
    float frequency;  // periods per length
    float warp;       // periods by which noise bends the phase
    float radial;     // 1: rings about the far point; 0: straight
    float skew;       // > 0: the wave falls faster than it rises
    float cells;      // their part of the height
    vec2 hue;         // the least, and how much more it can be
    float spread;     // turns of hue from the darkest colour to the lightest, at most
    float chroma;
    float dark;       // lightness of the darkest colour, at least
};

const TextureForm TEXTURE_FORMS[TEXTURE_KINDS] = TextureForm[](
    TextureForm(vec4(0.5, 1.15, 0.0, 0.0), vec2(0.7, 0.7), 0.45, 0.5, 0.0, 0.0, 0.0, vec2(0.42, 0.8), 0.42, 0.15, 0.27),
    TextureForm(vec4(0.0), vec2(0.85, 0.85), 0.45, 0.5, 0.0, 0.0, 1.0, vec2(0.42, 0.8), 0.42, 0.15, 0.27),
    TextureForm(vec4(0.5, 0.2, 0.48, 0.0), vec2(0.55, 0.55), 0.55, 0.55, 0.0, 0.0, 0.0, vec2(0.42, 0.8), 0.42, 0.15, 0.27),
    TextureForm(vec4(0.5, 0.25, 0.38, 0.0), vec2(0.3, 0.8), 0.75, 0.5, 1.0, 0.09, 0.0, vec2(1.09, 0.1), 0.12, 0.13, 0.26),
    TextureForm(vec4(0.12, 0.35, 0.0, 0.9), vec2(0.6, 0.6), 0.35, 0.65, 0.0, 0.0, 0.0, vec2(0.42, 0.8), 0.42, 0.11, 0.3));

const float TEXTURE_FAR = 2.0;  // from the plane's origin to where the rings are centred

struct Texture {
    TextureForm form;
    vec4 window;   // from the picture to the plane: zoom times a unit vector along the waves, offset
    vec2 morph;    // by which gradients and points are turned, as a unit vector
    vec3 ramp[4];  // colours of the heights 0, 1/3, 2/3, 1
};

TextureForm texture_between(TextureForm a, TextureForm b, float t) {
    return TextureForm(
        mix(a.height, b.height, t), mix(a.grain, b.grain, t), mix(a.frequency, b.frequency, t), mix(a.warp, b.warp, t),
        mix(a.radial, b.radial, t), mix(a.skew, b.skew, t), mix(a.cells, b.cells, t), mix(a.hue, b.hue, t), mix(a.spread, b.spread, t),
        mix(a.chroma, b.chroma, t), mix(a.dark, b.dark, t));
}

// Period 1, height 1, two parabolas: a sine's looks.
float texture_wave(float t) {
    float r = t - floor(t + 0.5);
    return r * (8.0 - 16.0 * abs(r));
}

// Byte of a cell as two numbers on [-1,1]. Signed conversions are the cheap ones.
vec2 texture_nibbles(uint row, uint column) {
    uint word = row >> 8u * (column & 3u);
    return vec2(ivec2(word & 15u, word >> 4 & 15u)) * 0.13333333 - 1.0;
}

uint texture_row(uvec4 torus, uint row) {
    row &= 3u;
    uvec2 pair = row < 2u ? torus.xy : torus.zw;
    return (row & 1u) == 0u ? pair.x : pair.y;
}

// Gradient noise (Perlin: "An image synthesizer", 1985) on the torus, its gradients turned by a unit vector: turning the ways from the
// corners back is the same.
float texture_noise(vec2 morph, vec2 at) {
    vec2 cell = floor(at);
    vec2 r = at - cell;
    uvec2 c = uvec2(ivec2(cell));
    uint low = texture_row(TEXTURE_GRADIENTS, c.y);
    uint high = texture_row(TEXTURE_GRADIENTS, c.y + 1u);
    vec2 s = r * r * (3.0 - 2.0 * r);
    vec2 right = vec2(morph.x, -morph.y);
    vec2 down = morph.yx;
    vec2 way = r.x * right + r.y * down;
    float a = dot(texture_nibbles(low, c.x), way);
    float b = dot(texture_nibbles(low, c.x + 1u), way - right);
    float d = dot(texture_nibbles(high, c.x), way - down);
    float e = dot(texture_nibbles(high, c.x + 1u), way - right - down);
    return mix(mix(a, b, s.x), mix(d, e, s.x), s.y);
}

Texture texture_draw(uint example, uvec2 key) {
    uvec4 words = philox4x32(uvec4(example, 0u, 0u, TEXTURE_DOMAIN), key);
    uvec4 more = philox4x32(uvec4(example, 1u, 0u, TEXTURE_DOMAIN), key);
    uint kind = draw_pick(words.x, TEXTURE_KINDS);
    float mood = draw_signed(words.x).y;
    vec2 pose = draw_uniforms(words.y);
    vec2 tint = vec2(draw_uniforms(words.w).x, draw_signed(words.w).y);
    vec2 rest = draw_uniforms(more.x);

    // Towards the next kind, or the one before, and halfway there at most, where its own examples continue.
    uint next = mood < 0.0 ? max(kind, 1u) - 1u : min(kind + 1u, TEXTURE_LAST);
    Texture t;
    t.form = texture_between(TEXTURE_FORMS[kind], TEXTURE_FORMS[next], 0.5 * mood * mood * mood * mood);
    t.window = vec4((0.7 + 0.5 * pose.y) * cos_sin_turns(0.3 * pose.x - 0.05), 0.8 * draw_signed(words.z));
    t.morph = cos_sin_turns(0.3 * rest.x - 0.15);

    // Colourful in the middle of the ramp, less so at its ends.
    float dark = t.form.dark + 0.1 * rest.y;
    float hue = t.form.hue.x + t.form.hue.y * tint.x;
    for (int i = 0; i < 4; ++i) {
        float at = float(i) / 3.0;
        float chroma = t.form.chroma * (1.1 - 0.2 * rest.y) * (0.65 + at * (2.05 - 2.2 * at));
        t.ramp[i] = oklch(vec3(mix(dark, 0.95, at), chroma, hue + t.form.spread * tint.y * (at - 0.5)));
    }
    return t;
}

// Noise in two octaves, the second at twice the frequency, half the amplitude, turned and pushed aside by the first.
float texture_fractal(vec2 morph, vec2 at) {
    float noise = texture_noise(morph, at);
    return noise + 0.5 * texture_noise(morph, vec2(1.6 * at.x - 1.2 * at.y, 1.2 * at.x + 1.6 * at.y) + 0.6 * noise);
}

// Cells of the nearest points on the torus (Worley: "A cellular texture basis function", 1996), dark where two are equally near, each
// in a tone of its own.
float texture_cells(vec2 morph, vec2 at, float noise) {
    vec2 cell = floor(at);
    vec3 nearest = vec3(9.0, 9.0, 0.0);  // squared distances of the two nearest, tone of the nearest
    for (int y = -1; y <= 1; ++y) {
        uint word = texture_row(TEXTURE_POINTS, uint(int(cell.y) + y));
        for (int x = -1; x <= 1; ++x) {
            vec2 there = cell + vec2(x, y);
            vec2 jitter = texture_nibbles(word, uint(int(there.x)));
            vec2 to = there + 0.5 + 0.4 * vec2(morph.x * jitter.x - morph.y * jitter.y, morph.y * jitter.x + morph.x * jitter.y) - at;
            float d = dot(to, to);
            nearest = d < nearest.x ? vec3(d, nearest.x, jitter.x * jitter.y) : vec3(nearest.x, min(d, nearest.y), nearest.z);
        }
    }
    float border = clamp(4.0 * (sqrt(nearest.y) - sqrt(nearest.x)), 0.0, 1.0);
    return border * border * (3.0 - 2.0 * border) * (0.68 + 0.3 * nearest.z + 0.1 * noise - 0.35 * nearest.x);
}

float texture_height(Texture t, vec2 at) {
    vec2 place = vec2(dot(t.window.xy, at), t.window.x * at.y - t.window.y * at.x) + t.window.zw;
    vec2 grains = t.form.grain * place;
    float noise = texture_fractal(t.morph, grains);
    vec2 away = place + vec2(TEXTURE_FAR, 0.0);
    float course = mix(place.x, sqrt(dot(away, away)) - TEXTURE_FAR, t.form.radial);
    float phase = t.form.frequency * course + t.form.warp * noise;
    float wave = texture_wave(phase + t.form.skew * texture_wave(phase));
    float height = dot(t.form.height, vec4(1.0, noise, wave, abs(wave)));
    return t.form.cells > 0.0 ? height + t.form.cells * texture_cells(t.morph, grains, noise) : height;
}

vec3 texture_colour(Texture t, float height) {
    vec3 at = clamp(3.0 * height - vec3(0.0, 1.0, 2.0), 0.0, 1.0);
    return t.ramp[0] + at.x * (t.ramp[1] - t.ramp[0]) + at.y * (t.ramp[2] - t.ramp[1]) + at.z * (t.ramp[3] - t.ramp[2]);
}

#endif
