namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Learning.Kernels;

/// <summary>What passes, files and exports need to know of a family of likelihoods. A new family is a line in the table here.</summary>
/// <param name="Family">The family.</param>
/// <param name="Name">In files and on command lines.</param>
/// <param name="Parameters">Raw outputs per value of a picture: [means | log-scales] for two.</param>
/// <param name="LogNormaliser">For a family with a fixed scale, the nats of a value at the mean, given the scale; else null.</param>
/// <param name="TorchMean">Python expression of the mean; null for the first raw output itself, clamped to [0,1] for images.</param>
/// <param name="TorchNats">
/// Lines of Python that end in <c>nats = ...</c>, the negative log-likelihood of every value, given the scale as text: <c>first</c> and
/// <c>second</c> are the raw outputs (N, C, H, W), <c>x</c> the images.
/// </param>
/// <param name="Calibrated">Whether the model keeps a variance of each channel, measured while it trains.</param>
/// <param name="Mean">What makes the mean of the first raw output, before it is clamped.</param>
internal sealed record LikelihoodTraits(
    LikelihoodFamily Family,
    string Name,
    int Parameters,
    Func<double, double>? LogNormaliser,
    string? TorchMean,
    Func<string, string[]> TorchNats,
    bool Calibrated = false,
    Activation Mean = Activation.None)
{
    /// <summary>Every family, in the order of messages.</summary>
    public static IReadOnlyList<LikelihoodTraits> All { get; } =
    [
        new(
            LikelihoodFamily.Bernoulli,
            "bernoulli",
            Parameters: 1,
            LogNormaliser: null,
            "torch.sigmoid(first)",
            _ => ["nats = F.softplus(first) - x * first"],
            Mean: Activation.Sigmoid),
        new(
            LikelihoodFamily.Gaussian,
            "gaussian",
            Parameters: 1,
            sigma => Math.Log(sigma * Math.Sqrt(Math.Tau)),
            TorchMean: null,
            scale =>
            [
                $"sigma = {scale}",
                "nats = ((x - first) / sigma) ** 2 / 2 + math.log(sigma * math.sqrt(2 * math.pi))",
            ]),
        new(
            LikelihoodFamily.LearnedGaussian,
            "gaussian_learned",
            Parameters: 2,
            LogNormaliser: null,
            TorchMean: null,
            _ =>
            [
                "log_variance = second.clamp(-10, 10)",
                "nats = (log_variance + math.log(2 * math.pi) + (x - first) ** 2 * torch.exp(-log_variance)) / 2",
            ]),
        new(
            LikelihoodFamily.Laplace,
            "laplace",
            Parameters: 1,
            scale => Math.Log(2 * scale),
            TorchMean: null,
            scale =>
            [
                $"scale = {scale}",
                "nats = (x - first).abs() / scale + math.log(2 * scale)",
            ]),
        new(
            LikelihoodFamily.CalibratedGaussian,
            "gaussian_calibrated",
            Parameters: 1,
            LogNormaliser: null,
            TorchMean: null,
            _ =>
            [
                "variance = self.output.variance.clamp(min=math.exp(-10))[:, None, None]",
                "nats = (torch.log(variance) + math.log(2 * math.pi) + (x - first) ** 2 / variance) / 2",
            ],
            Calibrated: true),
        new(
            LikelihoodFamily.DiscretisedLogistic,
            "discretised_logistic",
            Parameters: 2,
            LogNormaliser: null,
            TorchMean: null,
            _ =>
            [
                "# The probability of one of 256 levels, in double precision: far from the mean it is a difference of nearly equal numbers.",
                "level = torch.floor(255 * x.double() + 0.5)",
                "inverse = torch.exp(-second.double().clamp(min=-7))",
                "upper = (level / 255 + 1 / 510 - first.double()) * inverse",
                "lower = (level / 255 - 1 / 510 - first.double()) * inverse",
                "inside = -F.logsigmoid(upper) - F.logsigmoid(-lower) - torch.log(-torch.expm1(-inverse / 255))",
                "nats = torch.where(level < 0.5, -F.logsigmoid(upper), torch.where(level > 254.5, -F.logsigmoid(-lower), inside)).float()",
            ]),
    ];

    /// <summary>Whether the family has a fixed scale, which files and command lines may set.</summary>
    public bool HasScale => LogNormaliser is not null;

    public static LikelihoodTraits Of(LikelihoodFamily family) => All.First(traits => traits.Family == family);
}
