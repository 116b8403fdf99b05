namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary><c>vae eval</c>: the negative ELBO of a model on a data set.</summary>
internal sealed class EvalCommand : ExamplesCommand
{
    private readonly Option<int> _samples = Numbers.Integer(
        "--importance-samples", "Also estimate -log p(x) with so many samples of every example; 0 for none.", 0, 100_000, 0);

    private readonly Option<ulong> _seed = GlobalOptions.Seed("Of the posterior noise: the training's own gives the figures of its last epoch.");

    public EvalCommand()
        : base(
            "eval",
            "Measure a model: its negative ELBO in nats per example, the latents it uses, and how close reconstructions come.",
            "What to measure on")
    {
        AddOptions(Data, Split, _samples, _seed);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae eval glyphs.safetensors --data glyphs",
        "vae eval mnist.safetensors --data data/mnist --split train --json",
        "vae eval mnist.safetensors --data data/mnist --importance-samples 200",
    ];

    protected override void Work(ModelWork work, BatchSources data, IBatchSource source)
    {
        (ParseResult parsed, VaeModel model) = (work.Parsed, work.Model);
        string split = parsed.GetRequiredValue(Split);
        using Evaluator evaluator = new(model, source);
        LossTerms loss = evaluator.Run(parsed.GetValue(_seed), work.Cancellation);
        string likelihood = model.Architecture.Likelihood.Traits.Name;
        int samples = parsed.GetValue(_samples);
        double? nll = samples > 0 ? ImportanceSampled(model, source, samples, parsed.GetValue(_seed), work.Cancellation) : null;
        PosteriorUse use = PosteriorUse.Of(model, source, parsed.GetValue(_seed), cancellation: work.Cancellation);
        ReconstructionFit fit = ReconstructionFit.Of(model, source, data.Scaling, parsed.GetValue(_seed), work.Cancellation);
        double bits = (nll ?? loss.Loss) / (Math.Log(2) * model.Architecture.Input.Length);
        if (work.AsJson)
        {
            using JsonLines lines = new();
            lines.Write(json =>
            {
                json.WriteReal("negative_elbo", loss.Loss);
                json.WriteReal("reconstruction", loss.Reconstruction);
                json.WriteReal("kl", loss.Kl);
                if (nll is not null)
                {
                    json.WriteReal("nll", nll);
                    json.WriteNumber("importance_samples", samples);
                }

                json.WriteReal("bits_per_dimension", bits);
                json.WriteNumber("latent", use.Latent);
                json.WriteNumber("active_units", use.Active);
                FitView.WriteJson(json, fit);
                json.WriteString("likelihood", likelihood);
                json.WriteNumber("examples", source.Count);
            });
        }
        else
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"negative ELBO {loss.Loss:F4} = reconstruction {loss.Reconstruction:F4} + KL {loss.Kl:F4} nats per example"));
            if (nll is double estimate)
            {
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"-log p(x) {estimate:F4} nats per example, from {samples} importance samples"));
            }

            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{bits:F4} bits per dimension{(nll is null ? " at most" : "")}"));
            Console.Out.WriteLine($"{use.Active} of {use.Latent} latents active");
            FitView.Print(fit);
            Console.Out.WriteLine($"({source.Count} {split} examples, {likelihood} likelihood, 1 posterior sample)");
        }
    }

    private static double ImportanceSampled(VaeModel model, IBatchSource source, int samples, ulong seed, CancellationToken cancellation)
    {
        using ImportanceEvaluator evaluator = new(model, source, samples);
        return evaluator.Run(seed, null, cancellation);
    }
}
