namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Training;

/// <summary>The options of <c>vae train</c> that are hyper-parameters. A continued run takes what is not given from its file.</summary>
internal sealed class TrainerFlags
{
    private const string BatchName = "--batch";

    private readonly Option<LearningRateSchedule> _schedule = ParsedOption.Create(
        "--lr-schedule",
        HyperParameters.Of("--lr-schedule").Help,
        "SCHEDULE",
        LearningRateSchedule.Forms,
        LearningRateSchedule.TryParse,
        LearningRateSchedule.Unchanged);

    private readonly Option<string> _freeze = ParsedOption.Create(
        "--freeze",
        HyperParameters.Of("--freeze").Help,
        "PART,...|none",
        "'encoder', 'decoder', or layers of them as in encoder.0,encoder.1, or 'none'",
        TryParseParts,
        "");

    private readonly Option<Augmentation> _augment = ChangesOption.Create(
        "--augment", HyperParameters.Of("--augment").Help, "shift=2,flip,zoom=0.1,rotate=10", AugmentationUse.Augmentation);

    private readonly Option<Augmentation> _corrupt = ChangesOption.Create(
        "--corrupt", HyperParameters.Of("--corrupt").Help, "noise=0.3,mask=0.2", AugmentationUse.Corruption);

    private readonly Option<ulong> _seed = GlobalOptions.Seed(HyperParameters.Of("--seed").Help);
    private readonly Option<bool> _retune = GlobalOptions.Retune("this model");
    private readonly List<NumberFlag> _numbers = [.. HyperParameters.All.Select(NumberFlag.Of).OfType<NumberFlag>()];

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All
    {
        get
        {
            Option[] others = [_schedule, _freeze, _augment, _corrupt, _seed];
            return HyperParameters.All
                .Select(parameter => others.Concat(_numbers.Select(number => number.Option)).First(option => option.Name == parameter.Option))
                .Append(_retune);
        }
    }

    /// <summary>Whether the batch size was chosen.</summary>
    public bool HasBatch(ParseResult parsed) => parsed.GetResult(All.First(option => option.Name == BatchName)) is { Implicit: false };

    /// <summary>Whether changes of the examples were chosen.</summary>
    public bool HasAugmentation(ParseResult parsed) => parsed.GetResult(_augment) is { Implicit: false };

    /// <summary>The hyper-parameters of a run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="epochs">Epochs of the whole run.</param>
    /// <param name="continued">Those of the run that is continued; null for a new one.</param>
    public TrainerOptions Build(ParseResult parsed, int epochs, TrainerOptions? continued)
    {
        T Of<T>(Option<T> option, Func<TrainerOptions, T> before) =>
            continued is null || parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option)! : before(continued);

        TrainerOptions options = new()
        {
            Epochs = epochs,
            LearningRateSchedule = Of(_schedule, before => before.LearningRateSchedule),
            Freeze = Of(_freeze, before => before.Freeze ?? "") is { Length: > 0 } parts ? parts : null,
            Augmentation = Of(_augment, before => before.Augmentation),
            Corruption = Of(_corrupt, before => before.Corruption),
            Seed = Of(_seed, before => before.Seed),
            Retune = parsed.GetValue(_retune),
        };
        return _numbers.Aggregate(options, (made, number) => number.Take(made, parsed, continued));
    }

    // As beginnings of parameters' names.
    private static bool TryParseParts(string text, out string parts)
    {
        string[] names = text == "none" ? [] : text.Split(',');
        parts = string.Join(',', names.Select(name => name == "decoder" ? "decoder.,output." : $"{name}."));
        return Array.TrueForAll(names, name => name.Split('.') is ["encoder" or "decoder"]
            || (
                name.Split('.') is ["encoder" or "decoder", string layer]
                    && int.TryParse(layer, NumberStyles.None, CultureInfo.InvariantCulture, out _)));
    }

    /// <summary>The option of a hyper-parameter that is a number.</summary>
    /// <param name="Option">The option.</param>
    /// <param name="Take">Options with the number that was given, or that of the run that is continued.</param>
    private sealed record NumberFlag(Option Option, Func<TrainerOptions, ParseResult, TrainerOptions?, TrainerOptions> Take)
    {
        public static NumberFlag? Of(HyperParameter parameter) => parameter switch
        {
            HyperParameter<int> whole => Of(whole, Numbers.Integer(whole.Option, whole.Help, whole.Min, whole.Max, whole.Get(new TrainerOptions()))),
            HyperParameter<double> real => Of(real, Numbers.Real(real.Option, real.Help, real.Min, real.Max, real.Get(new TrainerOptions()))),
            _ => null,
        };

        private static NumberFlag Of<T>(HyperParameter<T> parameter, Option<T> option)
            where T : struct, INumber<T> => new(option, (made, parsed, continued) => parameter.With(
                made, continued is null || parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : parameter.Get(continued)));
    }
}
