namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Formats;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary><c>vae sample</c>: pictures from random latents.</summary>
internal sealed class SampleCommand : ModelCommand
{
    private readonly Option<Extent> _grid =
        Extent.Option("--grid", "Pictures from left to right and from top to bottom.", "COLUMNSxROWS", 1, 100, new Extent(8, 8));

    private readonly Option<string?> _label = new("--label")
    {
        Description = "Of a model that is told the classes of its examples, the class of every picture, by name or number; by default a row of each.",
        HelpName = "CLASS",
    };

    private readonly Option<ulong> _seed = GlobalOptions.Seed("Of the latents, drawn from N(0, I).");
    private readonly Option<string> _out = GlobalOptions.Out("The picture to write.", ".png");
    private readonly Option<bool> _bare = GlobalOptions.NoLabels();

    public SampleCommand()
        : base("sample", "Draw pictures from a model's prior, as one PNG file.")
    {
        AddOptions(_grid, _label, _seed, _out, _bare);
        Writes(_out);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae sample glyphs.safetensors --out samples.png",
        "vae sample glyphs.safetensors --grid 16x9 --seed 7 --out wide.png",
        "vae sample digits.safetensors --label 7 --out sevens.png",
    ];

    protected override void Work(ModelWork work)
    {
        (ParseResult parsed, VaeArchitecture architecture) = (work.Parsed, work.Model.Architecture);
        string path = work.Out;
        int? label = Label(work.File, architecture, parsed.GetValue(_label));
        Extent grid = parsed.GetValue(_grid);
        grid = architecture.Labels is { } labels && label is null && parsed.GetResult(_grid) is not { Implicit: false }
            ? grid with { Down = labels.Classes }
            : grid;
        float[] pictures = Sampler.Draw(work.Model, grid.Across * grid.Down, parsed.GetValue(_seed), Labels(architecture, grid, label));
        SheetCaptions? captions = parsed.GetValue(_bare) ? null : Captions(work, grid, label);
        Rgba32Image sheet = PictureSheet.Grid(
            pictures, architecture.Input, grid, captions: captions, scaling: captions is null ? null : ModelFile.ReadScaling(work.File));
        work.Cancellation.ThrowIfCancellationRequested();
        PngFile.Save(path, sheet);
        PictureSheet.Tell(path, sheet, work.AsJson);
    }

    private SheetCaptions Captions(ModelWork work, Extent grid, int? label)
    {
        SheetCaptions captions = new(string.Create(
            CultureInfo.InvariantCulture,
            $"what {Path.GetFileName(work.File)} makes of random latents, seed {work.Parsed.GetValue(_seed)}"));
        if (work.Model.Architecture.Labels is not { } labels)
        {
            return captions;
        }

        IReadOnlyList<string> names = ClassNames.Read(SafetensorsFile.Load(work.File).Metadata, work.File);
        return captions with
        {
            Rows =
            [
                .. Enumerable.Range(0, grid.Down)
                    .Select(row => label ?? (row % labels.Classes))
                    .Select(one => one < names.Count ? names[one] : $"class {one}"),
            ],
        };
    }

    // The class of every picture; null for a row of each.
    private static int? Label(string file, VaeArchitecture architecture, string? text) => (text, architecture.Labels) switch
    {
        (null, _) => null,
        (_, null) => throw new VaeException($"'{file}' is told no classes, so --label means nothing to it; train a model with --labels."),
        (_, { } labels) => ClassNames.Find(text, ClassNames.Read(SafetensorsFile.Load(file).Metadata, file), labels.Classes),
    };

    private static uint[] Labels(VaeArchitecture architecture, Extent grid, int? label) => architecture.Labels is { } labels
        ? [.. Enumerable.Range(0, grid.Across * grid.Down).Select(picture => (uint)(label ?? (picture / grid.Across % labels.Classes)))]
        : [];
}
