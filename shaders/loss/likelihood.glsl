// -log p(x | raw outputs) of one value in nats, with its gradient by the raw outputs. Mirrored by LikelihoodReference.
//   FAMILY 0  Bernoulli        first = logit l                        softplus(l) - x l
//          1  Gaussian         first = mean m, fixed sigma            d^2 / 2 + log(sigma sqrt(2 pi)),  d = (x - m) / sigma
//          2  learned Gaussian first = m, second = s = log sigma^2    (s + log(2 pi) + (x - m)^2 exp(-s)) / 2,  s clamped to [-10, 10]
//          3  Laplace          first = m, fixed scale b               |x - m| / b + log(2 b)
//          4  logistic in 256 bins (Salimans et al. 2017, equation 2), first = m, second = s = log scale, s >= -7:
//             P(x) = sigmoid(a) - sigmoid(b),  a, b = (x +- 1/510 - m) exp(-s);  the lowest bin reaches to -inf, the highest to +inf.
//             x counts as the nearest of the 256 levels k / 255.
//          5  calibrated       first = m, second = v, the variance of the channel (Rybkin, Daniilidis, Levine 2021, section 3.2)
//             Gaussian         (log v + log(2 pi) + (x - m)^2 / v) / 2,  v at least exp(-10)
// A clamped s has no gradient, as with PyTorch's clamp.
//
// Raw outputs: channel c of pixel p of row r at r * example_stride + p * pixel_stride + c; the second parameter lies `channels` further on,
// but that of family 5 is read from `variances` (C). SECOND chooses between the two; other families do not read that buffer.
#if FAMILY == 2 || FAMILY == 4
#define PARAMETERS 2u
#else
#define PARAMETERS 1u
#endif

#if FAMILY == 5
#define SECOND(of_value, channel) variances[channel]
#else
#define SECOND(of_value, channel) of_value
#endif

struct Params {
    uint  rows;
    uint  samples;         // row r is a sample of example r / samples
    uint  pixels;
    uint  channels;        // C of the pictures
    uint  x_stride;        // floats per stored picture
    uint  example_stride;  // floats of raw outputs per row
    uint  pixel_stride;    // floats of raw outputs per pixel
    float inverse_scale;   // 1/sigma or 1/b, or the kernel's own factor
    float offset;          // log(sigma sqrt(2 pi)) or log(2 b)
    uint  option;          // the kernel's own
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

struct Term {
    float nats;
    float by_first;
    float by_second;
};

// e = exp(-|v|) never overflows.
float softplus(float v) { return max(v, 0.0) + log(1.0 + exp(-abs(v))); }

float sigmoid(float v) {
    float e = exp(-abs(v));
    return (v >= 0.0 ? 1.0 : e) / (1.0 + e);
}

float clamped_second(float second) {
#if FAMILY == 2
    return clamp(second, -10.0, 10.0);
#elif FAMILY == 5
    return max(second, 4.539992976e-5);
#else
    return max(second, -7.0);
#endif
}

#if FAMILY == 0
Term likelihood(float x, float first, float second) { return Term(softplus(first) - x * first, sigmoid(first) - x, 0.0); }
#elif FAMILY == 1
Term likelihood(float x, float first, float second) {
    float d = (first - x) * p.inverse_scale;
    return Term(0.5 * d * d + p.offset, d * p.inverse_scale, 0.0);
}
#elif FAMILY == 2
Term likelihood(float x, float first, float second) {
    float s = clamped_second(second);
    float d = first - x;
    float precision_d = d * exp(-s);
    float square = d * precision_d;
    return Term(0.5 * (s + 1.8378770664 + square), precision_d, s == second ? 0.5 * (1.0 - square) : 0.0);
}
#elif FAMILY == 3
Term likelihood(float x, float first, float second) {
    float d = first - x;
    return Term(abs(d) * p.inverse_scale + p.offset, sign(d) * p.inverse_scale, 0.0);
}
#elif FAMILY == 5
Term likelihood(float x, float first, float second) {
    float v = clamped_second(second);
    float d = first - x;
    float slope = d / v;
    return Term(0.5 * (log(v) + 1.8378770664 + d * slope), slope, 0.0);
}
#else
// P = sigmoid(a) sigmoid(-b) (1 - exp(-w)) with w = a - b the bin's width in scales, so no difference of nearly equal numbers is taken
// in the tails; 1 - exp(-w) itself is a series where w is small (log w is then known exactly).
Term likelihood(float x, float first, float second) {
    const float LOG_LEVELS = 5.541263545;  // log 255
    float s = clamped_second(second);
    float inverse = exp(-s);
    float level = floor(255.0 * x + 0.5);
    float centred = level / 255.0 - first;
    float a = (centred + 1.0 / 510.0) * inverse;
    float b = (centred - 1.0 / 510.0) * inverse;
    float w = inverse / 255.0;
    float e = exp(-w);
    bool narrow = w < 0.125;
    float log_width = narrow ? w * (w / 24.0 - 0.5) - s - LOG_LEVELS : log(1.0 - e);
    float width_slope = narrow ? 1.0 + w * (w / 12.0 - 0.5) : w * e / (1.0 - e);

    // Each side of the bin, unless it is open there.
    float above = level > 254.5 ? 0.0 : 1.0;
    float below = level < 0.5 ? 0.0 : 1.0;
    float upper = above * sigmoid(-a);
    float lower = below * sigmoid(b);
    float nats = above * softplus(-a) + below * softplus(b) - above * below * log_width;
    float by_second = a * upper - b * lower + above * below * width_slope;
    return Term(nats, inverse * (upper - lower), s == second ? by_second : 0.0);
}
#endif
