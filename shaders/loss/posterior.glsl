// The posterior N(mu, exp(s)) of one latent of one example.

// KL(q || N(0,1)) in nats.
float kl_divergence(float mean, float log_variance) {
    return 0.5 * (exp(log_variance) + mean * mean - 1.0 - log_variance);
}

// True where free bits replace the divergence. Never without them, also where rounding makes a divergence slightly negative.
bool is_free(float divergence, float free_bits) { return divergence < free_bits && free_bits > 0.0; }
