#version 460
// A picture twice as wide and high, bilinearly, a byte a channel: of the four pixels of x around one of y, with weights 9, 3, 3, 1 of 16 by
// their nearness, rounded; beyond the edge lies the edge again. One invocation makes eight by two pixels, of four of x, and two bytes a
// word are added at a time: sixteen times a byte has room in half a word. Overwrites.
layout(local_size_x = 32, local_size_y = 2) in;

layout(set = 0, binding = 0, std430) readonly  buffer X { uvec4 x[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Y { uvec4 y[]; };

// Mirrored by EnlargeParams (src/Vae.Realtime.Learning/Kernels/Enlarge.cs).
struct Params {
    uint width;   // of x, in pixels
    uint stride;  // of x: fours of pixels from row to row
    uint rows;    // of x
    uint quads;   // of y: fours of pixels from row to row
    uint height;  // of y
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

const uint LOW = 0x00FF00FFu;
const uint HALF = 0x00080008u;

// Six pixels of a row of x, from the one before the invocation's four to the one after: their first and third bytes, and their second and
// fourth, each with eight bits over it.
struct Six { uvec4 even; uvec4 odd; uvec2 evenEnds; uvec2 oddEnds; };

Six six(uint row, uint quad) {
    uint at = row * p.stride + quad;
    uvec4 four = x[at];
    uint left = quad > 0u ? x[at - 1u].w : four.x;

    // In a row's last four some may lie behind its end.
    uint valid = p.width - 4u * quad;
    uint right = valid > 4u ? x[at + 1u].x : valid == 4u ? four.w : valid == 3u ? four.z : valid == 2u ? four.y : four.x;
    if (valid < 4u) four = uvec4(four.x, valid > 1u ? four.y : right, valid > 2u ? four.z : right, right);
    uvec2 ends = uvec2(left, right);
    return Six(four & LOW, (four >> 8u) & LOW, ends & LOW, (ends >> 8u) & LOW);
}

Six between(Six nearer, Six farther) {
    return Six(
        3u * nearer.even + farther.even, 3u * nearer.odd + farther.odd,
        3u * nearer.evenEnds + farther.evenEnds, 3u * nearer.oddEnds + farther.oddEnds);
}

uvec4 words(uvec4 even, uvec4 odd) { return (((even + HALF) >> 4u) & LOW) | ((((odd + HALF) >> 4u) & LOW) << 8u); }

void store(uint line, uint quad, Six of) {
    uint at = line * p.quads + 2u * quad;
    uvec4 even = 3u * of.even, odd = 3u * of.odd;
    y[at] = words(
        even.xxyy + uvec4(of.evenEnds.x, of.even.y, of.even.x, of.even.z), odd.xxyy + uvec4(of.oddEnds.x, of.odd.y, of.odd.x, of.odd.z));
    if (2u * quad + 1u < p.quads) {
        y[at + 1u] = words(
            even.zzww + uvec4(of.even.y, of.even.w, of.even.z, of.evenEnds.y), odd.zzww + uvec4(of.odd.y, of.odd.w, of.odd.z, of.oddEnds.y));
    }
}

void main() {
    p = pushed;
    uvec2 at = gl_GlobalInvocationID.xy;
    if (at.y >= p.rows || 4u * at.x >= p.width) return;
    Six middle = six(at.y, at.x);
    store(2u * at.y, at.x, between(middle, six(max(at.y, 1u) - 1u, at.x)));
    if (2u * at.y + 1u < p.height) store(2u * at.y + 1u, at.x, between(middle, six(min(at.y + 1u, p.rows - 1u), at.x)));
}
