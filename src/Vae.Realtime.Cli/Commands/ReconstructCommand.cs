namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Batches;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;
using Vae.Realtime.Imaging;
using Vae.Realtime.Inference;
using Vae.Realtime.Models;

/// <summary><c>vae reconstruct</c>: what a model makes of examples.</summary>
internal sealed class ReconstructCommand : ProgramCommand
{
    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<DataSpec> _data = GlobalOptions.Data("Whose first examples to take");
    private readonly Option<int> _count = Numbers.Integer("--count", "How many examples.", 1, 1000, 10);
    private readonly Option<ulong> _seed = GlobalOptions.Seed($"Of '{DataSpec.Glyphs}'; images from files are always the first.");
    private readonly Option<string> _out = GlobalOptions.Out("The picture to write.", ".png");
    private readonly SplitFlag _split = new();
    private readonly Option<string?> _table = GlobalOptions.AlsoOut(
        "--csv", "Also write originals and reconstructions of a series or table as numbers in the data's own units.", ".csv");

    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ReconstructCommand()
        : base("reconstruct", "Encode and decode examples: originals above, reconstructions below, as one PNG file; of series and tables plots, the originals blue, the reconstructions orange.")
    {
        _data.Required = true;
        Add(_model);
        foreach (Option option in (Option[])[_data, _count, _seed, _out, _split.Option, _table, _device, _json])
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae reconstruct glyphs.safetensors --data glyphs --out pairs.png",
        "vae reconstruct mnist.safetensors --data data/mnist --count 16 --out pairs.png",
        "vae reconstruct prices.safetensors --data \"prices.csv?column=close&window=60&stride=30\" --out pairs.png --csv pairs.csv",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(_out);
        string? table = parsed.GetValue(_table);
        DataSpec spec = parsed.GetRequiredValue(_data);
        AtomicFile.CheckWritable(path);
        if (table is not null)
        {
            AtomicFile.CheckWritable(table);
        }

        return Devices.Use(parsed.GetValue(_device), device =>
        {
            string file = parsed.GetRequiredValue(_model);
            using VaeModel model = ModelFile.Load(device, file, trainable: false);
            using BatchSources data = BatchSources.Open(
                device, spec, new LoadOptions { CacheFolder = device.CacheFolder, Scaling = ModelFile.ReadScaling(file) });
            IBatchSource source = _split.Choose(parsed, data, spec);
            DataScaling? scaling = table is null ? null : data.Scaling
                ?? throw new VaeException($"--csv is for series and tables, which '{spec}' is not; leave it out");
            (float[] originals, float[] reconstructions) =
                Reconstructor.Run(model, source, parsed.GetValue(_count), parsed.GetValue(_seed));
            Rgba32Picture sheet = PictureSheet.Pairs(originals, reconstructions, model.Architecture.Input);
            cancellation.ThrowIfCancellationRequested();
            PngFile.Save(path, sheet);
            if (scaling is not null)
            {
                ReconstructionTable.Save(table!, originals, reconstructions, model.Architecture.Input, scaling);
            }

            PictureSheet.Tell(path, sheet, parsed.GetValue(_json), table is null ? null : json => json.WriteString("table", table));
            return ExitCode.Done;
        });
    }
}
