namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Training;

/// <summary>The options of <c>vae train</c> that are hyper-parameters. A continued run takes what is not given from its file.</summary>
internal sealed class TrainerFlags
{
    private readonly Option<int> _batch = Numbers.Integer("--batch", "Examples per step.", 1, 65_536, 128);
    private readonly Option<int> _accumulate = Numbers.Integer(
        "--accumulate", "Batches whose gradients a step adds up: a larger batch in the memory of one.", 1, TrainerOptions.MostAccumulated, 1);

    private readonly Option<double> _lr = Numbers.Real("--lr", "Adam's learning rate.", 1e-12, 1e3, 1e-3);
    private readonly Option<LearningRateSchedule> _schedule = ParsedOption.Create(
        "--lr-schedule",
        $"How the learning rate changes over the run: {LearningRateSchedule.Forms}.",
        "SCHEDULE",
        LearningRateSchedule.Forms,
        LearningRateSchedule.TryParse,
        LearningRateSchedule.Unchanged);

    private readonly Option<double> _warmUp = Numbers.Real("--lr-warmup", "Epochs over which the learning rate rises from 0.", 0, 1e6, 0);
    private readonly Option<double> _beta = Numbers.Real("--beta", "Weight of the KL term; 1 is the ELBO, more is the beta-VAE.", 0, 1e6, 1);
    private readonly Option<double> _betaWarmUp = Numbers.Real("--beta-warmup", "Epochs over which the KL term's weight rises from 0.", 0, 1e6, 0);
    private readonly Option<int> _betaCycles = Numbers.Integer(
        "--beta-cycles", "Cycles of the KL term's weight over the run, each rising from 0 for its first half; 0 for none.", 0, 1000, 0);

    private readonly Option<double> _freeBits = Numbers.Real(
        "--free-bits", "Least KL, in nats per latent dimension and example, that counts; 0 is the ELBO.", 0, 1e6, 0);

    private readonly Option<int> _importance = Numbers.Integer(
        "--importance",
        "Train the importance-weighted bound of so many samples of each example, which is the training loss then and has no KL term; 0 trains the ELBO.",
        0,
        TrainerOptions.MostSamples,
        0);

    private readonly Option<double> _l2 = Numbers.Real("--l2", "Weight of an L2 penalty on the parameters.", 0, 1e6, 0);
    private readonly Option<double> _decay = Numbers.Real("--weight-decay", "Decoupled weight decay (AdamW).", 0, 1e6, 0);
    private readonly Option<double> _clip = Numbers.Real("--clip-norm", "Norm to which the whole gradient is clipped; 0 for no limit.", 0, 1e9, 0);
    private readonly Option<string> _freeze = ParsedOption.Create(
        "--freeze",
        "What of the model stays as it is: the encoder, the decoder with the output layer, or single layers, as in encoder.0,encoder.1; or nothing any more.",
        "PART,...|none",
        "'encoder', 'decoder', or layers of them as in encoder.0,encoder.1, or 'none'",
        TryParseParts,
        "");

    private readonly Option<Augmentation> _augment = ChangesOption.Create(
        "--augment", "Random changes of the training examples", "shift=2,flip,zoom=0.1,rotate=10", AugmentationUse.Augmentation);

    private readonly Option<Augmentation> _corrupt = ChangesOption.Create(
        "--corrupt", "Denoising: random damage of what the encoder sees, not of what the decoder shall give", "noise=0.3,mask=0.2", AugmentationUse.Corruption);

    private readonly Option<ulong> _seed = GlobalOptions.Seed("Of all random numbers: on one device with the same kernel variants, the same seed gives the same file.");
    private readonly Option<bool> _retune = GlobalOptions.Retune("this model");

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All =>
        [_batch, _accumulate, _lr, _schedule, _warmUp, _beta, _betaWarmUp, _betaCycles, _freeBits, _importance, _l2, _decay, _clip, _freeze, _augment, _corrupt, _seed, _retune];

    /// <summary>The hyper-parameters of a run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="epochs">Of the whole run.</param>
    /// <param name="continued">Those of the run that is continued; null for a new one.</param>
    public TrainerOptions Build(ParseResult parsed, int epochs, TrainerOptions? continued)
    {
        T Of<T>(Option<T> option, Func<TrainerOptions, T> before) =>
            continued is null || parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option)! : before(continued);

        return new TrainerOptions
        {
            Epochs = epochs,
            Batch = Of(_batch, options => options.Batch),
            Accumulate = Of(_accumulate, options => options.Accumulate),
            LearningRate = Of(_lr, options => options.LearningRate),
            LearningRateSchedule = Of(_schedule, options => options.LearningRateSchedule),
            LearningRateWarmUp = Of(_warmUp, options => options.LearningRateWarmUp),
            Kl = new KlAnnealing(
                Of(_beta, options => options.Kl.Beta),
                Of(_betaWarmUp, options => options.Kl.WarmUpEpochs),
                Of(_betaCycles, options => options.Kl.Cycles)),
            FreeBits = Of(_freeBits, options => options.FreeBits),
            Importance = Of(_importance, options => options.Importance),
            L2 = Of(_l2, options => options.L2),
            WeightDecay = Of(_decay, options => options.WeightDecay),
            GradientLimit = Of(_clip, options => options.GradientLimit),
            Freeze = Of(_freeze, options => options.Freeze ?? "") is { Length: > 0 } parts ? parts : null,
            Augmentation = Of(_augment, options => options.Augmentation),
            Corruption = Of(_corrupt, options => options.Corruption),
            Seed = Of(_seed, options => options.Seed),
            Retune = parsed.GetValue(_retune),
        };
    }

    // As beginnings of parameters' names.
    private static bool TryParseParts(string text, out string parts)
    {
        string[] names = text == "none" ? [] : text.Split(',');
        parts = string.Join(',', names.Select(name => name == "decoder" ? "decoder.,output." : $"{name}."));
        return Array.TrueForAll(names, name => name.Split('.') is ["encoder" or "decoder"]
            || (name.Split('.') is ["encoder" or "decoder", string layer] && int.TryParse(layer, NumberStyles.None, CultureInfo.InvariantCulture, out _)));
    }
}
