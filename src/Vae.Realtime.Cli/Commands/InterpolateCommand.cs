namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Latents;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary><c>vae interpolate</c>: the way from one latent to another.</summary>
internal sealed class InterpolateCommand : ModelCommand
{
    private const string Slerp = "slerp";
    private const string Linear = "linear";

    private readonly Option<string> _out = ParsedOption.Create<string>(
        "--out",
        "A sheet as FILE.png, an animation to and fro as FILE.gif, or a FOLDER/ of PNG files.",
        "FILE.png|FILE.gif|FOLDER/",
        "a file name that ends in .png or .gif, or a folder's name that ends in /",
        PictureSequence.TryParse);

    private readonly Option<DataSpec> _data = GlobalOptions.Data("Go from one of these test examples to another");
    private readonly Option<int?> _from = Numbers.OptionalInteger("--from", "The first test example of --data, counted from 0.", 0, int.MaxValue);
    private readonly Option<int?> _to = Numbers.OptionalInteger("--to", "The last test example of --data, counted from 0.", 0, int.MaxValue);
    private readonly Option<IReadOnlyList<ulong>?> _seeds = IntegerList.Option<ulong>(
        "--seeds", "Go from one random latent to another.", "A,B", "two different whole numbers with a comma between them, like 1,2", count: 2);

    private readonly Option<int> _steps = Numbers.Integer("--steps", "Pictures from the first to the last, both included.", 2, 1000, 16);
    private readonly Option<string> _mode = ParsedOption.Create(
        "--mode",
        $"'{Slerp}', along a great circle, or '{Linear}'.",
        $"{Slerp}|{Linear}",
        $"'{Slerp}' or '{Linear}'",
        (string text, out string mode) =>
        {
            mode = text;
            return text is Slerp or Linear;
        },
        Slerp);

    private readonly Option<int> _size = Numbers.Integer("--size", "Longer side of an animation's or a folder's pictures, in pixels.", 8, 4096, 256);
    private readonly Option<int> _fps = Numbers.Integer("--fps", "Pictures per second of an animation.", 1, 50, 20);

    private readonly Option<bool> _bare = GlobalOptions.NoLabels();

    public InterpolateCommand()
        : base("interpolate", "Go through latent space from one example, or random latent, to another.")
    {
        _out.Required = true;
        AddOptions(_out, _data, _from, _to, _seeds, _steps, _mode, _size, _fps, _bare);

        Validators.Add(result =>
        {
            int ends = new Option[] { _data, _from, _to }.Count(option => result.GetResult(option) is not null);
            bool seeds = result.GetResult(_seeds) is not null;
            if ((ends, seeds) is not ((3, false) or (0, true)))
            {
                result.AddError("give either --data, --from and --to, or --seeds A,B");
            }
        });
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae interpolate glyphs.safetensors --seeds 1,2 --out way.gif",
        "vae interpolate mnist.safetensors --data data/mnist --from 0 --to 7 --out digits.png",
        "vae interpolate mnist.safetensors --data data/mnist --from 0 --to 7 --steps 120 --size 512 --out frames/",
    ];

    protected override void CheckWritable(ParseResult parsed) => Sequence(parsed).CheckWritable();

    protected override void Work(ModelWork work)
    {
        (ParseResult parsed, VaeModel model) = (work.Parsed, work.Model);
        PictureSequence sequence = Sequence(parsed);
        sequence.CheckFits(model.Architecture.Input);
        int steps = parsed.GetValue(_steps);
        using LatentCodec codec = new(model, steps);
        (float[] from, float[] to) = parsed.GetValue(_seeds) is { } seeds
            ? (Drawn(model, seeds[0]), Drawn(model, seeds[1]))
            : Encoded(work, codec);
        float[] latents = parsed.GetRequiredValue(_mode) == Slerp ? LatentPaths.Slerp(from, to, steps) : LatentPaths.Linear(from, to, steps);
        float[] pictures = codec.Decode(latents);
        work.Cancellation.ThrowIfCancellationRequested();
        SheetCaptions? captions = parsed.GetValue(_bare) ? null : Captions(work);
        sequence.Save(pictures, model.Architecture.Input, captions, ModelFile.ReadScaling(work.File), work.AsJson);
    }

    private SheetCaptions Captions(ModelWork work)
    {
        ParseResult parsed = work.Parsed;
        string ends = parsed.GetValue(_seeds) is { } seeds
            ? $"the random latent {seeds[0]} to {seeds[1]}"
            : $"test example {parsed.GetValue(_from)} to {parsed.GetValue(_to)} of {parsed.GetValue(_data)}";
        return new SheetCaptions($"the way from {ends} through {Path.GetFileName(work.File)}")
        {
            Note = $"{parsed.GetValue(_steps)} steps, row by row, {parsed.GetRequiredValue(_mode)}",
        };
    }

    private PictureSequence Sequence(ParseResult parsed) => new(parsed.GetRequiredValue(_out), parsed.GetValue(_size), parsed.GetValue(_fps));

    private (float[] From, float[] To) Encoded(ModelWork work, LatentCodec codec)
    {
        (ParseResult parsed, VaeModel model) = (work.Parsed, work.Model);
        LoadOptions load = new() { CacheFolder = work.Device.CacheFolder, Cancellation = work.Cancellation };
        using BatchSources data = BatchSources.Open(work.Device, parsed.GetRequiredValue(_data), load);
        ErrorReporter.Tell(data.Notes);
        BatchChecks.ThrowIfUnfit(data.Test, model);
        float[] examples = ChosenExamples.Read(model.Device, data.Test, [parsed.GetValue(_from)!.Value, parsed.GetValue(_to)!.Value], 0);
        float[] means = codec.Encode(examples).Means;
        return (means[..model.Architecture.Latent], means[model.Architecture.Latent..]);
    }

    private static float[] Drawn(VaeModel model, ulong seed)
    {
        float[] latent = new float[model.Architecture.Latent];
        new PriorDraws(seed).Next(latent);
        return latent;
    }
}
