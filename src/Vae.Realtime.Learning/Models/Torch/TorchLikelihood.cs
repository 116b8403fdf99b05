namespace Vae.Realtime.Learning.Models.Torch;

using System.Globalization;
using Vae.Realtime.Learning.Kernels;

/// <summary>Python expressions of a likelihood: <c>first</c> and <c>second</c> are its raw parameters (N, C, H, W), <c>x</c> the images.</summary>
internal static class TorchLikelihood
{
    /// <summary>The mean; of images in [0,1].</summary>
    public static string Mean(LikelihoodFamily family, bool images) => family switch
    {
        LikelihoodFamily.Bernoulli => "torch.sigmoid(first)",
        _ => images ? "first.clamp(0, 1)" : "first",
    };

    /// <summary>Lines that end in <c>nats = ...</c>, the negative log-likelihood of every value.</summary>
    public static string[] Nats(Vae.Realtime.Learning.Nn.Likelihood likelihood)
    {
        string scale = likelihood.Scale.ToString("R", CultureInfo.InvariantCulture);
        return likelihood.Family switch
        {
            LikelihoodFamily.Bernoulli => ["nats = F.softplus(first) - x * first"],
            LikelihoodFamily.Gaussian =>
            [
                $"sigma = {scale}",
                "nats = ((x - first) / sigma) ** 2 / 2 + math.log(sigma * math.sqrt(2 * math.pi))",
            ],
            LikelihoodFamily.LearnedGaussian =>
            [
                "log_variance = second.clamp(-10, 10)",
                "nats = (log_variance + math.log(2 * math.pi) + (x - first) ** 2 * torch.exp(-log_variance)) / 2",
            ],
            LikelihoodFamily.Laplace =>
            [
                $"scale = {scale}",
                "nats = (x - first).abs() / scale + math.log(2 * scale)",
            ],
            LikelihoodFamily.DiscretisedLogistic =>
            [
                "# The probability of one of 256 levels, in double precision: far from the mean it is a difference of nearly equal numbers.",
                "level = torch.floor(255 * x.double() + 0.5)",
                "inverse = torch.exp(-second.double().clamp(min=-7))",
                "upper = (level / 255 + 1 / 510 - first.double()) * inverse",
                "lower = (level / 255 - 1 / 510 - first.double()) * inverse",
                "inside = -F.logsigmoid(upper) - F.logsigmoid(-lower) - torch.log(-torch.expm1(-inverse / 255))",
                "nats = torch.where(level < 0.5, -F.logsigmoid(upper), torch.where(level > 254.5, -F.logsigmoid(-lower), inside)).float()",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(likelihood)),
        };
    }
}
