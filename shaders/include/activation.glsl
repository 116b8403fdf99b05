// Activations by number; mirrored by Activation (src/Vae.Realtime.Learning/Nn/Activation.cs). These have a derivative that follows from the output,
// so a layer applies them in its epilogue and stores no pre-activation. They are few and short because software drivers evaluate every
// branch, once per vec4 of an unrolled tile; all others are in include/activation_any.glsl.
const uint ACTIVATION_NONE = 0u;
const uint ACTIVATION_RELU = 1u;
const uint ACTIVATION_SIGMOID = 2u;
const uint ACTIVATION_TANH = 3u;
const uint ACTIVATION_LEAKY_RELU = 4u;

const float LEAKY_SLOPE = 0.01;

vec4 activate(vec4 z, uint activation) {
    if (activation == ACTIVATION_NONE) return z;
    if (activation == ACTIVATION_RELU) return max(z, vec4(0.0));
    if (activation == ACTIVATION_LEAKY_RELU) return max(z, LEAKY_SLOPE * z);
    // sigmoid(z), or tanh z = 2 sigmoid(2z) - 1. The exponential stays finite.
    float s = activation == ACTIVATION_TANH ? 2.0 : 1.0;
    return s / (1.0 + exp(min(-s * z, vec4(80.0)))) - (s - 1.0);
}

// dz = dy * act'(z), with the derivative read from the output y.
vec4 activate_backward(vec4 y, vec4 dy, uint activation) {
    if (activation == ACTIVATION_NONE) return dy;
    bvec4 live = greaterThan(y, vec4(0.0));
    if (activation == ACTIVATION_RELU) return mix(vec4(0.0), dy, live);
    if (activation == ACTIVATION_LEAKY_RELU) return mix(LEAKY_SLOPE * dy, dy, live);
    return dy * (1.0 - y) * (activation == ACTIVATION_TANH ? 1.0 + y : y);
}
