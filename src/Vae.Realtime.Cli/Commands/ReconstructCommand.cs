namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;

/// <summary><c>vae reconstruct</c>: what a model makes of examples.</summary>
internal sealed class ReconstructCommand : ExamplesCommand
{
    private readonly Option<int> _count = Numbers.Integer("--count", "How many examples; all there are where these are fewer.", 1, 1000, 10);
    private readonly Option<Augmentation> _corrupt = ChangesOption.Create(
        "--corrupt",
        "Damage what the encoder sees: inputs above, then reconstructions, then originals",
        "noise=0.3,mask=0.2",
        AugmentationUse.Corruption);

    private readonly Option<ulong> _seed = GlobalOptions.Seed(
        $"Of the damage, and of '{StreamKind.Glyphs.Name}'; examples from files are always the first.");
    private readonly Option<string> _out = GlobalOptions.Out("The picture to write.", ".png");
    private readonly Option<string?> _table = GlobalOptions.AlsoOut(
        "--csv", "Also write originals and reconstructions of a series or table as numbers in the data's own units.", ".csv");

    private readonly Option<bool> _bare = GlobalOptions.NoLabels();

    public ReconstructCommand()
        : base(
            "reconstruct",
            "Encode and decode examples: originals above, reconstructions below, as one PNG file; of series and tables plots, the originals "
                + "blue, the reconstructions orange.",
            "Whose first examples to take")
    {
        AddOptions(Data, _count, _corrupt, _seed, _out, Split, _table, _bare);
        Writes(_out, _table);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae reconstruct glyphs.safetensors --data glyphs --out pairs.png",
        "vae reconstruct mnist.safetensors --data data/mnist --count 16 --out pairs.png",
        "vae reconstruct mnist.safetensors --data data/mnist --corrupt noise=0.3,mask=0.2 --out restored.png",
        "vae reconstruct prices.safetensors --data \"prices.csv?column=close&window=60&stride=30\" --out pairs.png --csv pairs.csv",
    ];

    protected override void Work(ModelWork work, BatchSources data, IBatchSource source)
    {
        ParseResult parsed = work.Parsed;
        DataSpec spec = parsed.GetRequiredValue(Data);
        string? table = parsed.GetValue(_table);
        DataScaling? scaling = table is null ? null : data.Scaling
            ?? throw new VaeException($"--csv is for series and tables, which '{spec}' is not; leave it out");
        Augmentation corruption = parsed.GetRequiredValue(_corrupt);
        int count = Math.Min(parsed.GetValue(_count), source.Count);
        if (count < parsed.GetValue(_count))
        {
            ErrorReporter.Warn($"there are {count} examples, not {parsed.GetValue(_count)}: all of them are shown");
        }

        (float[] inputs, float[] reconstructions, float[] originals) =
            Reconstructor.Run(work.Model, source, count, parsed.GetValue(_seed), corruption);
        Shape shape = work.Model.Architecture.Input;
        SheetCaptions? captions = parsed.GetValue(_bare)
            ? null
            : new SheetCaptions($"examples of {spec} and what {Path.GetFileName(work.File)} makes of them");
        Rgba32Image sheet = corruption.IsNone || !PictureSheet.AreImages(shape)
            ? PictureSheet.Pairs(originals, reconstructions, shape, captions, data.Scaling)
            : PictureSheet.Stacks(shape, captions, ("damaged", inputs), ("reconstruction", reconstructions), ("example", originals));
        work.Cancellation.ThrowIfCancellationRequested();
        string path = work.Out;
        PngFile.Save(path, sheet);
        if (scaling is not null)
        {
            ReconstructionTable.Save(table!, originals, reconstructions, shape, scaling);
        }

        PictureSheet.Tell(path, sheet, work.AsJson, table is null ? null : json => json.WriteString("table", table));
    }
}
