// The sum of what 64 invocations give, known to all of them, in a fixed order.
layout(local_size_x = 64) in;

shared vec4 partial[64];

vec4 total(vec4 value) {
    uint lane = gl_LocalInvocationID.x;
    barrier();
    partial[lane] = value;
    for (uint width = 32u; width > 0u; width >>= 1) {
        barrier();
        if (lane < width) partial[lane] += partial[lane + width];
    }
    barrier();
    return partial[0];
}
