// The random hand that draws example e of the texture stream. A texture is a height in [0,1] at every point, coloured by a ramp of
// four colours. Lengths are halves of the picture's side, y downwards, the origin in its middle.
// Mirrored in double precision by TextureReference.
#ifndef TEXTURES_GLSL
#define TEXTURES_GLSL
#include "include/draws.glsl"

const uint TEXTURE_KINDS = 5u;  // noise, cells, stripes, wood, marble
const uint TEXTURE_DOMAIN = 0x54455854u;  // keeps these numbers apart from any other use of the same key

// What tells the kinds apart. Height = x + y noise + z wave + w |wave|, the wave's phase growing with the distance from a line or from a
// far point and bent by noise; cells have their own height.
struct TextureForm {
    vec4 height;
    vec2 grain;       // cells of the noise per length, along and across
    float frequency;  // periods per length, at least
    float warp;       // periods by which noise bends the phase
    float radial;     // 1: rings about the far point; 0: straight
    float skew;       // > 0: the wave falls faster than it rises
    int octaves;
    int reach;        // cells on every side whose points are looked at
    vec2 hue;         // the least, and how much more it can be
    float spread;     // turns of hue from the darkest colour to the lightest, at most
    float chroma;
    vec2 dark;        // lightness of the darkest colour
};

const TextureForm TEXTURE_FORMS[TEXTURE_KINDS] = TextureForm[](
    TextureForm(vec4(0.5, 0.85, 0.0, 0.0), vec2(0.8, 0.8), 0.5, 0.0, 0.0, 0.0, 2, 0, vec2(0.0, 1.0), 0.5, 0.13, vec2(0.30, 0.12)),
    TextureForm(vec4(0.0), vec2(0.8, 0.8), 0.5, 0.0, 0.0, 0.0, 1, 1, vec2(0.0, 1.0), 0.5, 0.13, vec2(0.30, 0.12)),
    TextureForm(vec4(0.5, 0.2, 0.46, 0.0), vec2(0.5, 0.5), 0.5, 0.6, 0.0, 0.0, 1, 0, vec2(0.0, 1.0), 0.5, 0.13, vec2(0.30, 0.12)),
    TextureForm(vec4(0.5, 0.25, 0.36, 0.0), vec2(0.3, 0.8), 0.6, 0.5, 1.0, 0.09, 2, 0, vec2(0.11, 0.11), 0.1, 0.13, vec2(0.30, 0.12)),
    TextureForm(vec4(0.1, 0.35, 0.0, 0.9), vec2(0.6, 0.6), 0.3, 0.6, 0.0, 0.0, 2, 0, vec2(0.0, 1.0), 0.5, 0.06, vec2(0.42, 0.06)));

struct Texture {
    TextureForm form;
    uvec4 gradients;  // of a torus of 4x4 cells, a byte each
    uvec4 points;     // of such cells
    vec4 turn;        // from the picture to the noise: a matrix by columns
    vec2 axis;        // the wave's direction
    vec2 far;         // where the rings are centred
    float frequency;
    float phase;
    vec3 ramp[4];     // colours of the heights 0, 1/3, 2/3, 1
};

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

// Gradient noise (Perlin: "An image synthesizer", 1985) on the torus.
float texture_noise(uvec4 torus, vec2 at) {
    vec2 cell = floor(at);
    vec2 r = at - cell;
    uvec2 c = uvec2(ivec2(cell));
    uint low = texture_row(torus, c.y);
    uint high = texture_row(torus, c.y + 1u);
    vec2 s = r * r * (3.0 - 2.0 * r);
    float a = dot(texture_nibbles(low, c.x), r);
    float b = dot(texture_nibbles(low, c.x + 1u), r - vec2(1.0, 0.0));
    float d = dot(texture_nibbles(high, c.x), r - vec2(0.0, 1.0));
    float e = dot(texture_nibbles(high, c.x + 1u), r - vec2(1.0, 1.0));
    return mix(mix(a, b, s.x), mix(d, e, s.x), s.y);
}

Texture texture_draw(uint example, uvec2 key) {
    uvec4 words = philox4x32(uvec4(example, 0u, 0u, TEXTURE_DOMAIN), key);
    Texture t;
    t.gradients = philox4x32(uvec4(example, 1u, 0u, TEXTURE_DOMAIN), key);
    t.points = philox4x32(uvec4(example, 2u, 0u, TEXTURE_DOMAIN), key);
    t.form = TEXTURE_FORMS[draw_pick(words.x, TEXTURE_KINDS)];
    float tone = draw_uniforms(words.x).y;
    vec2 pose = draw_uniforms(words.y);
    vec2 look = draw_uniforms(words.z);
    vec2 tint = vec2(draw_uniforms(words.w).x, draw_signed(words.w).y);

    t.axis = cos_sin_turns(pose.x);
    vec2 grain = (0.8 + 0.4 * pose.y) * t.form.grain;
    t.turn = vec4(grain.x * t.axis.x, -grain.y * t.axis.y, grain.x * t.axis.y, grain.y * t.axis.x);
    t.far = -(1.2 + look.y) * t.axis;
    t.frequency = t.form.frequency * (1.0 + pose.y);
    t.phase = look.x;

    // Colourful in the middle of the ramp, less so at its ends.
    float dark = t.form.dark.x + t.form.dark.y * tone;
    float hue = t.form.hue.x + t.form.hue.y * tint.x;
    for (int i = 0; i < 4; ++i) {
        float at = float(i) / 3.0;
        t.ramp[i] = oklch(vec3(mix(dark, 0.93, at), t.form.chroma * (0.7 + 1.8 * at * (1.0 - at)), hue + t.form.spread * tint.y * (at - 0.5)));
    }
    return t;
}

// Noise in octaves, each at twice the frequency, half the amplitude, turned and pushed aside by the one before.
float texture_fractal(Texture t, vec2 at) {
    float sum = 0.0;
    float amplitude = 1.0;
    for (int i = 0; i < t.form.octaves; ++i) {
        float noise = texture_noise(t.gradients, at);
        sum += amplitude * noise;
        amplitude *= 0.5;
        at = vec2(1.6 * at.x - 1.2 * at.y, 1.2 * at.x + 1.6 * at.y) + 0.6 * noise;
    }
    return sum;
}

// Cells of the nearest points on the torus (Worley: "A cellular texture basis function", 1996), dark where two are equally near, each
// in a tone of its own.
float texture_cells(Texture t, vec2 at, float noise) {
    vec2 cell = floor(at);
    vec3 nearest = vec3(9.0, 9.0, 0.0);  // squared distances of the two nearest, tone of the nearest
    for (int y = -t.form.reach; y <= t.form.reach; ++y) {
        uint word = texture_row(t.points, uint(int(cell.y) + y));
        for (int x = -t.form.reach; x <= t.form.reach; ++x) {
            vec2 there = cell + vec2(x, y);
            vec2 jitter = texture_nibbles(word, uint(int(there.x)));
            vec2 to = there + 0.5 + 0.4 * jitter - at;
            float d = dot(to, to);
            nearest = d < nearest.x ? vec3(d, nearest.x, jitter.x * jitter.y) : vec3(nearest.x, min(d, nearest.y), nearest.z);
        }
    }
    float border = clamp(5.0 * (sqrt(nearest.y) - sqrt(nearest.x)), 0.0, 1.0);
    return border * border * (3.0 - 2.0 * border) * (0.65 + 0.3 * nearest.z + 0.1 * noise - 0.3 * nearest.x);
}

float texture_height(Texture t, vec2 at) {
    vec2 place = vec2(t.turn.x * at.x + t.turn.z * at.y, t.turn.y * at.x + t.turn.w * at.y);
    float noise = texture_fractal(t, place);
    float cells = texture_cells(t, place, noise);
    vec2 away = at - t.far;
    float course = t.form.radial > 0.0 ? sqrt(dot(away, away)) : dot(at, t.axis);
    float phase = t.frequency * course + t.form.warp * noise + t.phase;
    float wave = texture_wave(phase + t.form.skew * texture_wave(phase));
    return t.form.reach > 0 ? cells : dot(t.form.height, vec4(1.0, noise, wave, abs(wave)));
}

vec3 texture_colour(Texture t, float height) {
    vec3 at = clamp(3.0 * height - vec3(0.0, 1.0, 2.0), 0.0, 1.0);
    return t.ramp[0] + at.x * (t.ramp[1] - t.ramp[0]) + at.y * (t.ramp[2] - t.ramp[1]) + at.z * (t.ramp[3] - t.ramp[2]);
}

#endif
