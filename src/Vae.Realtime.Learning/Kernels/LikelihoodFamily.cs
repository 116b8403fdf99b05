namespace Vae.Realtime.Learning.Kernels;

/// <summary>How a pixel's value is distributed given the decoder's output; numbers as in <c>shaders/loss/likelihood.glsl</c>.</summary>
internal enum LikelihoodFamily
{
    /// <summary>One logit per value; grey values count as the probability of 1.</summary>
    Bernoulli = 0,

    /// <summary>One mean per value and a fixed standard deviation: the squared error in its proper scaling.</summary>
    Gaussian = 1,

    /// <summary>A mean and a log-variance per value; the log-variance is clamped to [-10, 10], without gradient outside.</summary>
    LearnedGaussian = 2,

    /// <summary>One mean per value and a fixed scale: the absolute error in its proper scaling.</summary>
    Laplace = 3,

    /// <summary>
    /// A mean and a log-scale per value of a logistic distribution cut into the 256 levels of a byte (Salimans et al. 2017,
    /// "PixelCNN++"); in units of [0,1], the log-scale at least -7, without gradient below.
    /// </summary>
    DiscretisedLogistic = 4,

    /// <summary>
    /// One mean per value, and one variance per channel that is at its optimum: a running mean of the batches' mean squared errors (Rybkin,
    /// Daniilidis, Levine 2021, "Simple and Effective VAE Training with Calibrated Decoders"). The variance is at least e⁻¹⁰.
    /// </summary>
    CalibratedGaussian = 5,
}
