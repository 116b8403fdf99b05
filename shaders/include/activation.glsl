// Activations by number; mirrored by Activation (src/Vae.Realtime/Nn/Activation.cs).
const uint ACTIVATION_NONE = 0u;
const uint ACTIVATION_RELU = 1u;
const uint ACTIVATION_SIGMOID = 2u;

// e = exp(-|x|) never overflows, and both halves keep their relative precision.
float sigmoid(float x) {
    float e = exp(-abs(x));
    return (x >= 0.0 ? 1.0 : e) / (1.0 + e);
}

vec4 activate(vec4 z, uint activation) {
    if (activation == ACTIVATION_RELU) return max(z, vec4(0.0));
    if (activation == ACTIVATION_SIGMOID) return vec4(sigmoid(z.x), sigmoid(z.y), sigmoid(z.z), sigmoid(z.w));
    return z;
}

// dz = dy * act'(z), with the derivative read from the output y, so no pre-activation is stored.
vec4 activate_backward(vec4 y, vec4 dy, uint activation) {
    if (activation == ACTIVATION_RELU) return mix(vec4(0.0), dy, greaterThan(y, vec4(0.0)));
    if (activation == ACTIVATION_SIGMOID) return dy * y * (1.0 - y);
    return dy;
}
