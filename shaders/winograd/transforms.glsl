// The matrices of Winograd's F(4x4, 3x3), which makes 4x4 pixels of a 3x3 convolution of stride 1 by 36 multiplications instead of 144
// (Lavin, Gray: "Fast algorithms for convolutional neural networks", 2016, section 4.3), one row or column at a time:
//   y = A' [ (G g G') * (B' d B) ] A     d 6x6 pixels, g 3x3 taps, y 4x4 pixels, * element by element
// The gradients are the adjoints:   dg = G' [ (B' d B) * (A dy A') ] G ,  and dd that of the same convolution with the taps turned round.
// Rounding errors are 2 to 21 times those of plain sums, mostly 4 to 10 (of seven layers' results and gradients, in WinogradTests).

// B' d
vec4[6] from_pixels(vec4 d[6]) {
    vec4 even = d[4] - 4.0 * d[2];
    vec4 odd = d[3] - 4.0 * d[1];
    vec4 near = d[4] - d[2];
    vec4 far = 2.0 * (d[3] - d[1]);
    return vec4[](4.0 * d[0] - 5.0 * d[2] + d[4], even + odd, even - odd, near + far, near - far, 4.0 * d[1] - 5.0 * d[3] + d[5]);
}

// A' m
vec4[4] to_pixels(vec4 m[6]) {
    vec4 ones = m[1] + m[2];
    vec4 twos = m[3] + m[4];
    vec4 one = m[1] - m[2];
    vec4 two = m[3] - m[4];
    return vec4[](m[0] + ones + twos, one + 2.0 * two, ones + 4.0 * twos, one + 8.0 * two + m[5]);
}

// A y
vec4[6] from_gradient(vec4 y[4]) {
    vec4 even = y[0] + y[2];
    vec4 odd = y[1] + y[3];
    vec4 evens = y[0] + 4.0 * y[2];
    vec4 odds = 2.0 * y[1] + 8.0 * y[3];
    return vec4[](y[0], even + odd, even - odd, evens + odds, evens - odds, y[3]);
}

// G g
vec4[6] from_taps(vec4 g[3]) {
    vec4 ends = (g[0] + g[2]) * (-1.0 / 6.0);
    vec4 middle = g[1] * (1.0 / 6.0);
    vec4 wide = g[0] * (1.0 / 24.0) + g[2] * (1.0 / 6.0);
    vec4 half_middle = g[1] * (1.0 / 12.0);
    return vec4[](0.25 * g[0], ends - middle, ends + middle, wide + half_middle, wide - half_middle, g[2]);
}

// G' u
vec4[3] to_taps(vec4 u[6]) {
    vec4 ones = (u[1] + u[2]) * (1.0 / 6.0);
    vec4 one = (u[2] - u[1]) * (1.0 / 6.0);
    vec4 twos = u[3] + u[4];
    vec4 two = u[3] - u[4];
    return vec4[](0.25 * u[0] - ones + twos * (1.0 / 24.0), one + two * (1.0 / 12.0), twos * (1.0 / 6.0) - ones + u[5]);
}
