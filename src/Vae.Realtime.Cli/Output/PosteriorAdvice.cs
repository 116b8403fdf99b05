namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Nn;

/// <summary>Says that a model has learned nothing, or needs fewer latents than it has, and what to do.</summary>
internal static class PosteriorAdvice
{
    /// <summary>Warns of a collapsed posterior, tells of latents that are not used, and is silent otherwise.</summary>
    public static void Tell(PosteriorUse use, Likelihood likelihood)
    {
        if (use.Collapsed)
        {
            ErrorReporter.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"the model has learned nothing of single examples (posterior collapse): {use.Active} of {use.Latent} latents are active, with "
                + $"{use.Kl:F3} nats of KL together. {Cure(likelihood)}"));
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
