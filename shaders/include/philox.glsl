// Counter-based randomness: Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", 2011),
// uniforms on the open interval (0,1) and standard normals by Box-Muller. Every number is a pure function of (counter, key).
// Logarithm, sine and cosine are evaluated here: the built-in ones differ between drivers by far more than rounding.
// Mirrored in double precision by PhiloxReference.
#ifndef PHILOX_GLSL
#define PHILOX_GLSL

uvec4 philox4x32(uvec4 counter, uvec2 key) {
    for (uint round = 0u; round < 10u; ++round) {
        uint high0, low0, high1, low1;
        umulExtended(0xD2511F53u, counter.x, high0, low0);
        umulExtended(0xCD9E8D57u, counter.z, high1, low1);
        counter = uvec4(high1 ^ counter.y ^ key.x, low1, high0 ^ counter.w ^ key.y, low0);
        key += uvec2(0x9E3779B9u, 0xBB67AE85u);
    }
    return counter;
}

// (floor(word / 2^9) + 1/2) / 2^23: exact in single precision, never 0 and never 1.
vec4 uniform_from_bits(uvec4 words) { return (vec4(words >> 9) + 0.5) * 1.1920928955078125e-7; }

vec4 philox_uniform(uvec4 counter, uvec2 key) { return uniform_from_bits(philox4x32(counter, key)); }

// ln x for normal x > 0.  x = 2^e m with m in [sqrt 1/2, sqrt 2);  ln m = 2 artanh s,  s = (m-1)/(m+1).
// artanh(s)/s - 1 = s^2 Q(s^2), Q minimax of degree 2: 8e-10 absolute, so single-precision rounding decides.
float natural_log(float x) {
    uint bits = floatBitsToUint(x);
    int e = int(bits - 0x3F3504F3u) >> 23;
    float m = uintBitsToFloat(bits - uint(e << 23));
    float s = (m - 1.0) / (m + 1.0);
    float z = s * s;
    float q = 0.3333338821 + z * (0.1998876864 + z * 0.1493592672);
    return float(e) * 0.6931471806 + 2.0 * (s + s * z * q);
}

// (cos, sin) of 2 pi t. Reduced exactly to an eighth of a turn on either side of the nearest quarter turn, then minimax: 5e-9 absolute.
vec2 cos_sin_turns(float t) {
    float quarter = floor(4.0 * t + 0.5);
    float r = 4.0 * t - quarter;
    float z = r * r;
    float s = r * (1.570796322 + z * (-0.6459634786 + z * (0.07968022806 - z * 0.004602176963)));
    float c = 1.0 + z * (-1.233700543 + z * (0.253669244 + z * (-0.02086028849 + z * 0.0009040216276)));
    int q = int(quarter);
    vec2 swapped = (q & 1) == 0 ? vec2(c, s) : vec2(s, c);
    return vec2(((q + 1) & 2) == 0 ? swapped.x : -swapped.x, (q & 2) == 0 ? swapped.y : -swapped.y);
}

// Box-Muller, two pairs: sqrt(-2 ln u) (cos, sin)(2 pi v) with (u, v) = words (0, 1) and (2, 3). |z| <= 5.77.
vec4 philox_normal(uvec4 counter, uvec2 key) {
    vec4 u = philox_uniform(counter, key);
    vec2 radius = vec2(sqrt(-2.0 * natural_log(u.x)), sqrt(-2.0 * natural_log(u.z)));
    return vec4(radius.x * cos_sin_turns(u.y), radius.y * cos_sin_turns(u.w));
}

#endif
