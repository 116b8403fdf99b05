namespace Vae.Realtime.Reference;

/// <summary>Distributions of a value given the decoder's output, numbered as in <c>shaders/loss/likelihood.glsl</c>.</summary>
internal enum ReferenceLikelihood
{
    Bernoulli,
    Gaussian,
    LearnedGaussian,
    Laplace,
    DiscretisedLogistic,
}
