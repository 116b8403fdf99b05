#version 460
#extension GL_GOOGLE_include_directive : require
// variants: FAMILY=0,1,2,3,4,5
// What the likelihood expects to see:  raw  ->  pictures (rows, pixels * C); padding gets 0.
// option 0: the mean in [0,1]   1: the standard deviation, at most 1   2: the mean, unbounded. One invocation per pixel.
#include "likelihood.glsl"

layout(local_size_x = 64) in;

layout(set = 0, binding = 0, std430) readonly  buffer Raw      { float raw[]; };
layout(set = 0, binding = 1, std430) writeonly buffer Pictures { float pictures[]; };
layout(set = 0, binding = 2, std430) readonly buffer Variances { float variances[]; };

float mean(float first) {
#if FAMILY == 0
    return sigmoid(first);
#else
    return first;
#endif
}

float deviation(float first, float second) {
#if FAMILY == 0
    return sqrt(sigmoid(first) * sigmoid(-first));
#elif FAMILY == 1
    return 1.0 / p.inverse_scale;
#elif FAMILY == 2
    return exp(0.5 * clamped_second(second));
#elif FAMILY == 3
    return 1.414213562 / p.inverse_scale;
#elif FAMILY == 5
    return sqrt(clamped_second(second));
#else
    return 1.813799364 * exp(clamped_second(second));  // pi / sqrt 3 scales
#endif
}

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.x / p.pixels;
    uint pixel = gl_GlobalInvocationID.x - row * p.pixels;
    if (row >= p.rows) return;

    uint from = row * p.example_stride + pixel * p.pixel_stride;
    uint to = row * p.x_stride + pixel * p.channels;
    for (uint c = 0u; c < p.channels; ++c) {
        float first = raw[from + c];
        float second = SECOND(raw[from + c + (PARAMETERS - 1u) * p.channels], c);
        pictures[to + c] = p.option == 1u ? min(deviation(first, second), 1.0)
                         : p.option == 0u ? clamp(mean(first), 0.0, 1.0) : mean(first);
    }
    if (pixel + 1u == p.pixels)
        for (uint c = p.channels; c < p.x_stride - pixel * p.channels; ++c) pictures[to + c] = 0.0;
}
