#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
// variants: WARP=0,1 NOISE=0,1 MASK=0,1
// y = picture x shifted, flipped, zoomed and turned about its middle; then  clamp(contrast (y - 1/2) + 1/2 + brightness + noise z, 0, 1);
// then a rectangle and masked values filled.   x (B, H*W*C) in [0,1]  ->  y alike; rows from valid on are 0.
// Without WARP (zoom and turn) places are whole pixels and values are kept to the bit. One invocation per run of values, which shares
// the picture's choices. Erasing: Zhong, Zheng, Kang, Li, Yang, "Random erasing data augmentation", 2020, the sides drawn one by one.
// Masking: Vincent, Larochelle, Bengio, Manzagol, "Extracting and composing robust features with denoising autoencoders", 2008.
#include "../include/schedule.glsl"
#include "augmentation.glsl"

layout(local_size_x = 64) in;
const uint PER_INVOCATION = 32u;

layout(set = 0, binding = 2, std430) readonly  buffer X { float x[]; };
layout(set = 0, binding = 3, std430) writeonly buffer Y { vec4 y[]; };

struct Params {
    uint  rows;
    uint  height;
    uint  width;
    uint  channels;    // interleaved
    uint  row_stride;  // floats per stored row of x and y
    uint  stream;      // of the use
    uint  repeats;     // beyond the border: 0 zeros, 1 its pixels repeated
    uint  shift;       // largest shift, in pixels along either axis
    uint  flips;       // 1: half of the pictures are mirrored
    float zoom;        // factors in 1 +- zoom
    float turns;       // at most this part of a full turn either way
    float brightness;
    float contrast;
    float noise;       // standard deviation
    float mask;        // probability of a value
    float erase;       // probability of a picture
    float fill;        // of what is masked or erased
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

struct Choices {
    ivec2 shift;
    bool flipped;
    vec2 turn;          // (cos, sin) over the zoom's factor: from here to x
    float gain;
    float offset;
    ivec2 hole;         // the erased rectangle: first pixel ...
    ivec2 hole_end;     // ... and the one after its last
};

Choices choose(StepEntry entry, uint row) {
    uvec2 key = augment_key(entry);
    uvec4 first = philox4x32(augment_counter(entry, row, 0u, p.stream + AUGMENT_CHOICES), key);
    uvec4 second = philox4x32(augment_counter(entry, row, 1u, p.stream + AUGMENT_CHOICES), key);
    vec2 odds = augment_uniforms(first.w);
    vec2 zoom_turn = 2.0 * augment_uniforms(first.y) - 1.0;
    vec2 light = 2.0 * augment_uniforms(first.z) - 1.0;
    uvec2 size = uvec2(p.width, p.height);

    Choices found;
    found.shift = ivec2(augment_pick(first.x, uvec2(2u * p.shift + 1u))) - int(p.shift);
    found.flipped = p.flips == 1u && odds.x < 0.5;
    found.turn = cos_sin_turns(p.turns * zoom_turn.y) / (1.0 + p.zoom * zoom_turn.x);
    found.gain = 1.0 + p.contrast * light.y;
    found.offset = p.brightness * light.x + 0.5 * (1.0 - found.gain);

    // Each side is an eighth to a half of the picture's.
    uvec2 least = (size + 7u) / 8u;
    uvec2 hole = least + augment_pick(second.x, (size + 1u) / 2u - least + 1u);
    found.hole = ivec2(augment_pick(second.y, size - hole + 1u));
    found.hole_end = odds.y < p.erase ? found.hole + ivec2(hole) : found.hole;
    return found;
}

#if WARP == 1
// Two neighbours along an axis and their weights.
void taps(float at, int size, out ivec2 index, out vec2 weight) {
    float corner = floor(at);
    ivec2 found = int(corner) + ivec2(0, 1);
    weight = vec2(corner + 1.0 - at, at - corner);
    index = clamp(found, 0, size - 1);
    weight = mix(vec2(0.0), weight, bvec2(p.repeats == 1u || index.x == found.x, p.repeats == 1u || index.y == found.y));
}

float sample_at(Choices chosen, ivec2 at, uint origin) {
    vec2 centre = 0.5 * vec2(p.width - 1u, p.height - 1u);
    vec2 d = vec2(at - chosen.shift) - centre;
    vec2 turned = vec2(dot(chosen.turn, d), chosen.turn.x * d.y - chosen.turn.y * d.x);
    if (chosen.flipped) turned.x = -turned.x;
    vec2 from = centre + turned;
    ivec2 columns, lines;
    vec2 across, down;
    taps(from.x, int(p.width), columns, across);
    taps(from.y, int(p.height), lines, down);
    uvec2 column = uvec2(columns) * p.channels;
    uvec2 line = origin + uvec2(lines) * p.width * p.channels;
    return down.x * dot(across, vec2(x[line.x + column.x], x[line.x + column.y]))
        + down.y * dot(across, vec2(x[line.y + column.x], x[line.y + column.y]));
}
#else
float sample_at(Choices chosen, ivec2 at, uint origin) {
    ivec2 size = ivec2(p.width, p.height);
    ivec2 from = at - chosen.shift;
    if (chosen.flipped) from.x = size.x - 1 - from.x;
    ivec2 nearest = clamp(from, ivec2(0), size - 1);
    float value = x[origin + uint(nearest.y * size.x + nearest.x) * p.channels];
    return p.repeats == 1u || nearest == from ? value : 0.0;
}
#endif

void main() {
    p = pushed;
    uint values = p.height * p.width * p.channels;
    uint runs = (values + PER_INVOCATION - 1u) / PER_INVOCATION;
    uint row = gl_GlobalInvocationID.x / runs;
    uint first = PER_INVOCATION * (gl_GlobalInvocationID.x - row * runs);
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    uvec2 key = augment_key(entry);
    Choices chosen = choose(entry, row);
    uint pixel = first / p.channels;
    uint channel = first - pixel * p.channels;
    ivec2 at = ivec2(pixel % p.width, pixel / p.width);
    uint end = row < entry.valid ? values : 0u;  // what is padding, below or to the right, becomes 0
    for (uint quad = first; quad < min(first + PER_INVOCATION, values); quad += 4u) {
#if NOISE == 1
        vec4 noise = p.noise * philox_normal(augment_counter(entry, row, quad / 4u, p.stream + AUGMENT_NOISE), key);
#endif
#if MASK == 1
        vec4 odds = philox_uniform(augment_counter(entry, row, quad / 4u, p.stream + AUGMENT_MASK), key);
#endif
        vec4 four;
        [[unroll]] for (uint k = 0u; k < 4u; ++k) {
            float value = chosen.gain * sample_at(chosen, at, row * p.row_stride + channel) + chosen.offset;
#if NOISE == 1
            value += noise[k];
#endif
            bool filled = all(greaterThanEqual(at, chosen.hole)) && all(lessThan(at, chosen.hole_end));
#if MASK == 1
            filled = filled || odds[k] < p.mask;
#endif
            value = filled ? p.fill : clamp(value, 0.0, 1.0);
            four[k] = quad + k < end ? value : 0.0;
            if (++channel == p.channels) {
                channel = 0u;
                if (++at.x == int(p.width)) at = ivec2(0, at.y + 1);
            }
        }
        y[(row * p.row_stride + quad) / 4u] = four;
    }
}
