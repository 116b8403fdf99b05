namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Nn;

/// <summary>Says that a model has learned nothing, or needs fewer latents than it has, and what to do.</summary>
internal static class PosteriorAdvice
{
    // A share of the variance that noise reaches by chance on a few examples.
    private const double Nothing = 0.1;

    /// <summary>
    /// Warns of a collapsed posterior, or of reconstructions that are hardly better than the mean; tells of latents that are not used; and is
    /// silent otherwise.
    /// </summary>
    /// <param name="use">For examples that were learned.</param>
    /// <param name="test">Of the test split.</param>
    /// <param name="likelihood">The model's.</param>
    public static void Tell(PosteriorUse use, ReconstructionFit test, Likelihood likelihood)
    {
        if (use.Collapsed)
        {
            ErrorReporter.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"the model has learned nothing of single examples (posterior collapse): {use.Active} of {use.Latent} latents are active, with "
                + $"{use.Kl:F3} nats of KL together. {Cure(likelihood)}"));
        }
        else if (test.RSquared < Nothing)
        {
            ErrorReporter.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"what was learned does not carry over: on the test split, reconstructions are hardly better than its mean (R² {test.RSquared:F2}). "
                + $"The values may have nothing in common to learn, or the examples are too few"));
        }
        else if (use.Active < use.Latent)
        {
            string verb = use.Latent - use.Active == 1 ? "is" : "are";
            ErrorReporter.Tell(
            [
                $"{use.Latent - use.Active} of {use.Latent} latents {verb} not used; --latent {use.Active} would do as well, "
                + "or bring them into use by --free-bits 0.1 or --beta-warmup",
            ]);
        }
    }

    private static string Cure(Likelihood likelihood) => likelihood.Traits.HasScale
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"A fixed scale of {likelihood.Scale} is too wide for these values: train with --likelihood gaussian_calibrated, which measures it")
        : "Train longer (--epochs), or with --free-bits 0.1 or --beta-warmup; if that does not help, the values have nothing in common to learn";
}
