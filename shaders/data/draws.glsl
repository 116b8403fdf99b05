// What procedural streams make of random words: picks, 16-bit uniforms and colours.
// Mirrored in double precision by StreamDraws and OklchReference.
#ifndef DRAWS_GLSL
#define DRAWS_GLSL
#include "../include/philox.glsl"

// Multiply-high picks one of n evenly; what is left over is uniform again and picks the next thing.
uint draw_pick(inout uint word, uint n) {
    uint picked, rest;
    umulExtended(word, n, picked, rest);
    word = rest;
    return picked;
}

// Two uniforms on (0,1) from the halves of a word, low half first.
vec2 draw_uniforms(uint word) { return (vec2(word & 0xFFFFu, word >> 16) + 0.5) * 1.52587890625e-5; }

// Two uniforms on (-1,1).
vec2 draw_signed(uint word) { return 2.0 * draw_uniforms(word) - 1.0; }

// Red, green, blue of a colour of OKLCh, given as lightness, chroma and hue in turns (Ottosson: "A perceptual color space for image
// processing", 2020): equal steps look equal, and a lightness is as light in every hue. The transfer curve is a square root, and no
// primary falls below 1/20, because powers differ between drivers, and roots near 0.
vec3 oklch(vec3 colour) {
    vec2 ab = colour.y * cos_sin_turns(colour.z);
    vec3 cone = colour.x + vec3(0.39633778, -0.10556135, -0.08948418) * ab.x + vec3(0.21580376, -0.06385417, -1.29148555) * ab.y;
    cone *= cone * cone;
    vec3 linear = vec3(4.07674166, -1.26843800, -0.00419609) * cone.x
        + vec3(-3.30771159, 2.60975740, -0.70341861) * cone.y
        + vec3(0.23096993, -0.34131940, 1.70761470) * cone.z;
    return sqrt(clamp(linear, 0.0025, 1.0));
}

#endif
