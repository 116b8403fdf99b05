namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Learning.Batches;

/// <summary><c>vae data</c>: what a model would see of a data set, in numbers and as a sheet of examples.</summary>
internal sealed class DataCommand : ProgramCommand
{
    private const string Train = "train";
    private const string Validation = "validation";
    private const string Test = "test";

    private readonly Argument<DataSpec> _data = GlobalOptions.DataArgument();
    private readonly Option<int> _count = Numbers.Integer("--count", "Examples on the sheet, in a training epoch's random order.", 1, 10_000, 64);
    private readonly Option<string> _split = ParsedOption.Create(
        "--split", "Which part of the data.", $"{Train}|{Validation}|{Test}", $"'{Train}', '{Validation}' or '{Test}'", TryParseSplit, Train);

    private readonly Option<ulong> _seed = GlobalOptions.Seed($"Of the order, and of '{StreamKind.Glyphs.Name}'.");
    private readonly Option<string?> _out = GlobalOptions.AlsoOut("--out", "Also write a sheet of examples.", ".png");
    private readonly Option<bool> _bare = GlobalOptions.NoLabels();
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public DataCommand()
        : base("data", "Look at data as a model would see them: how they are read, splits, labels, the range of values, and a sheet of examples.")
    {
        Add(_data);
        foreach (Option option in (Option[])[_count, _split, _seed, _out, _bare, _device, _json])
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae data prices.csv",
        "vae data data/mnist --out digits.png",
        "vae data \"data/photos?size=64&validation=0.1\" --split validation --count 100 --out photos.png",
        "vae data \"prices.csv?columns=open,close&window=60\" --out windows.png --json",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string? path = parsed.GetValue(_out);
        DataSpec spec = parsed.GetRequiredValue(_data);
        if (path is not null)
        {
            AtomicFile.CheckWritable(path);
        }

        return Devices.Use(parsed.GetValue(_device), device =>
        {
            using LoadingLine loading = new();
            using BatchSources sources = BatchSources.Open(
                device,
                spec,
                new LoadOptions { CacheFolder = device.CacheFolder, Progress = loading.Show, Cancellation = cancellation });
            loading.Dispose();
            ErrorReporter.Tell(sources.Notes);
            string split = parsed.GetRequiredValue(_split);
            IBatchSource source = split switch
            {
                Train => sources.Train,
                Test => sources.Test,
                _ => sources.Validation
                    ?? throw new VaeException($"'{spec}' has no validation split; ask for one by adding the option validation=0.1"),
            };
            ulong seed = parsed.GetValue(_seed);
            DataSurvey survey = DataSurvey.Of(device, source, seed, cancellation);
            (string, Rgba32Image)? picture = null;
            if (path is not null)
            {
                float[] examples = Draw(device, source, parsed.GetValue(_count), seed);
                SheetCaptions? captions = parsed.GetValue(_bare)
                    ? null
                    : new SheetCaptions(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{spec}, {split}: {examples.Length / source.Shape.Length:N0} of {source.Count:N0} examples, seed {seed}"));
                Rgba32Image sheet = PictureSheet.Examples(examples, source.Shape, captions, sources.Scaling);
                cancellation.ThrowIfCancellationRequested();
                PngFile.Save(path, sheet);
                picture = (path, sheet);
            }

            DataReport report = new(spec, sources, split, source, survey, picture);
            if (parsed.GetValue(_json))
            {
                report.PrintJson();
            }
            else
            {
                report.Print();
            }

            return ExitCode.Done;
        });
    }

    private static float[] Draw(GpuDevice device, IBatchSource source, int count, ulong seed)
    {
        count = Math.Min(count, source.Count);
        float[] examples = new float[checked(count * source.Shape.Length)];
        using BatchReader reader = new(device, source, shuffled: true);
        for (int first = 0; first < count; first += reader.Rows)
        {
            int valid = Math.Min(reader.Read(0, first, seed), count - first);
            for (int row = 0; row < valid; row++)
            {
                reader.Example(row).CopyTo(examples.AsSpan((first + row) * source.Shape.Length));
            }
        }

        return examples;
    }

    private static bool TryParseSplit(string text, out string split)
    {
        split = text;
        return text is Train or Validation or Test;
    }
}
