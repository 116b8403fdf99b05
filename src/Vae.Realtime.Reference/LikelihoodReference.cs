namespace Vae.Realtime.Reference;

/// <summary>Distributions of a value given the decoder's output, numbered as in <c>shaders/loss/likelihood.glsl</c>.</summary>
internal enum ReferenceLikelihood
{
    Bernoulli,
    Gaussian,
    LearnedGaussian,
    Laplace,
    DiscretisedLogistic,
    CalibratedGaussian,
}

/// <summary>The likelihoods of <c>shaders/loss/likelihood*.comp</c>, one value at a time.</summary>
/// <param name="Family">The distribution.</param>
/// <param name="Scale">σ or b of the families with a fixed one.</param>
internal readonly record struct LikelihoodReference(ReferenceLikelihood Family, double Scale = 1)
{
    /// <summary>Bounds of a learned log-variance.</summary>
    public const double LogVarianceBound = 10;

    /// <summary>Least log-scale of the logistic distribution.</summary>
    public const double MinLogScale = -7;

    /// <summary>Least variance of a channel.</summary>
    public static readonly double MinVariance = Math.Exp(-LogVarianceBound);

    private const double Levels = 255;

    /// <summary>Raw outputs per value.</summary>
    public int Parameters => Family is ReferenceLikelihood.LearnedGaussian or ReferenceLikelihood.DiscretisedLogistic ? 2 : 1;

    private double FixedScale => Parameters == 2 || Family == ReferenceLikelihood.CalibratedGaussian ? 1 : Scale;

    /// <summary><c>−log p(x)</c> in nats.</summary>
    /// <param name="x">The value, in [0,1].</param>
    /// <param name="first">Mean or logit.</param>
    /// <param name="second">Log-variance, log-scale or the channel's variance, where there is one.</param>
    public double Nats(double x, double first, double second = 0)
    {
        double s = Clamp(second);
        double d = (x - first) / FixedScale;
        switch (Family)
        {
            case ReferenceLikelihood.Bernoulli: return BernoulliReference.Nats(first, x);
            case ReferenceLikelihood.Gaussian: return (0.5 * d * d) + Math.Log(Scale * Math.Sqrt(Math.Tau));
            case ReferenceLikelihood.LearnedGaussian: return 0.5 * (s + Math.Log(Math.Tau) + (d * d * Math.Exp(-s)));
            case ReferenceLikelihood.Laplace: return Math.Abs(d) + Math.Log(2 * Scale);
            case ReferenceLikelihood.CalibratedGaussian: return 0.5 * (Math.Log(Math.Tau * s) + (d * d / s));
            default:
                // σ(a) − σ(b) = σ(a) σ(−b) (1 − exp(b − a)), which is also right where both sigmoids are nearly equal.
                (double level, double a, double b) = Bin(x, first, s);
                double nats = level == Levels ? 0 : Softplus(-a);
                nats += level == 0 ? 0 : Softplus(b);
                return level is 0 or Levels ? nats : nats - LogOneMinusExp(a - b);
        }
    }

    /// <summary>Derivatives of <see cref="Nats"/> by both raw outputs.</summary>
    public (double ByFirst, double BySecond) Gradient(double x, double first, double second = 0)
    {
        double s = Clamp(second);
        double d = (first - x) / FixedScale;
        double passes = s == second ? 1 : 0;
        switch (Family)
        {
            case ReferenceLikelihood.Bernoulli: return (ActivationReference.Sigmoid(first) - x, 0);
            case ReferenceLikelihood.Gaussian: return (d / Scale, 0);
            case ReferenceLikelihood.LearnedGaussian: return (d * Math.Exp(-s), passes * 0.5 * (1 - (d * d * Math.Exp(-s))));
            case ReferenceLikelihood.Laplace: return (Math.Sign(d) / Scale, 0);
            case ReferenceLikelihood.CalibratedGaussian: return (d / s, 0);
            default:
                (double level, double a, double b) = Bin(x, first, s);
                double width = a - b;
                double upper = level == Levels ? 0 : ActivationReference.Sigmoid(-a);
                double lower = level == 0 ? 0 : ActivationReference.Sigmoid(b);
                double widening = level is 0 or Levels ? 0 : width * Math.Exp(-width / 2) / (2 * Math.Sinh(width / 2));
                return (Math.Exp(-s) * (upper - lower), passes * ((a * upper) - (b * lower) + widening));
        }
    }

    /// <summary>Expected value of x; its picture is clamped to [0,1].</summary>
    public double Mean(double first) => Family == ReferenceLikelihood.Bernoulli ? ActivationReference.Sigmoid(first) : first;

    /// <summary>Standard deviation of x.</summary>
    public double StandardDeviation(double first, double second = 0) => Family switch
    {
        ReferenceLikelihood.Bernoulli => Math.Sqrt(ActivationReference.Sigmoid(first) * ActivationReference.Sigmoid(-first)),
        ReferenceLikelihood.Gaussian => Scale,
        ReferenceLikelihood.LearnedGaussian => Math.Exp(0.5 * Clamp(second)),
        ReferenceLikelihood.Laplace => Math.Sqrt(2) * Scale,
        ReferenceLikelihood.CalibratedGaussian => Math.Sqrt(Clamp(second)),
        _ => Math.PI / Math.Sqrt(3) * Math.Exp(Clamp(second)),
    };

    /// <summary>The second raw output within its bounds.</summary>
    public double Clamp(double second) => Family switch
    {
        ReferenceLikelihood.LearnedGaussian => Math.Clamp(second, -LogVarianceBound, LogVarianceBound),
        ReferenceLikelihood.DiscretisedLogistic => Math.Max(second, MinLogScale),
        ReferenceLikelihood.CalibratedGaussian => Math.Max(second, MinVariance),
        _ => second,
    };

    private static (double Level, double A, double B) Bin(double x, double mean, double logScale)
    {
        double level = Math.Floor((Levels * x) + 0.5);
        double centred = (level / Levels) - mean;
        return (level, (centred + (0.5 / Levels)) * Math.Exp(-logScale), (centred - (0.5 / Levels)) * Math.Exp(-logScale));
    }

    private static double Softplus(double v) => Math.Max(v, 0) + Math.Log(1 + Math.Exp(-Math.Abs(v)));

    // log(1 − e⁻ʷ) = log(2 sinh(w/2)) − w/2.
    private static double LogOneMinusExp(double w) => Math.Log(2 * Math.Sinh(w / 2)) - (w / 2);
}
