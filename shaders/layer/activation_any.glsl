// Every activation with its derivative from the input, for layers that do nothing else. Numbers continue after those of include/activation.glsl.
#include "../include/activation.glsl"
const uint ACTIVATION_SOFTPLUS = 5u;
const uint ACTIVATION_SILU = 6u;
const uint ACTIVATION_GELU = 7u;

// The distribution function of N(0,1). With t = 1 / (1 + 0.34 |z|), its tail is exp(-z^2/2) t Q(t), Q minimax of degree 6 on |z| <= 6:
// 1.4e-7 relative. Beyond, the tail is below 1e-9. gauss receives exp(-z^2/2).
vec4 normal_distribution(vec4 z, out vec4 gauss) {
    vec4 t = 1.0 / (1.0 + 0.34 * abs(z));
    vec4 q = 0.1624373 + t * (-0.04230696 + t * (0.2766153 + t * (-0.2075959 + t * 0.04645206)));
    q = t * (0.1361847 + t * (0.1282135 + t * q));
    gauss = exp(-0.5 * z * z);
    vec4 tail = gauss * q;
    return mix(tail, 1.0 - tail, greaterThanEqual(z, vec4(0.0)));
}

vec4 activate_any(vec4 z, uint activation) {
    if (activation == ACTIVATION_SOFTPLUS) return max(z, vec4(0.0)) + log(1.0 + exp(-abs(z)));
    if (activation == ACTIVATION_SILU) return z * activate(z, ACTIVATION_SIGMOID);
    vec4 gauss;
    if (activation == ACTIVATION_GELU) return z * normal_distribution(z, gauss);
    return activate(z, activation);
}

vec4 activation_slope(vec4 z, uint activation) {
    vec4 s = activate(z, ACTIVATION_SIGMOID);
    if (activation == ACTIVATION_SOFTPLUS) return s;
    if (activation == ACTIVATION_SILU) return s + z * s * (1.0 - s);
    vec4 gauss;
    vec4 phi = normal_distribution(z, gauss);
    if (activation == ACTIVATION_GELU) return phi + 0.3989423 * z * gauss;
    return activate_backward(activate(z, activation), vec4(1.0), activation);
}
