namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Latents;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary><c>vae traverse</c>: what every latent dimension does.</summary>
internal sealed class TraverseCommand : ModelCommand
{
    // Enough for a mean, and as many as the built-in data have.
    private const int MaxMeasured = 10_000;

    private readonly Option<string> _out = GlobalOptions.Out("The picture to write.", ".png");
    private readonly Option<int> _columns = Numbers.Integer(
        "--columns", "Pictures per dimension; with an odd number the middle one is the latent itself.", 1, 101, 9);
    private readonly Option<double> _range = Numbers.Real(
        "--range", "How far a dimension goes to either side, in standard deviations of the prior.", 0, 100, 3);
    private readonly Option<IReadOnlyList<int>?> _dims = IntegerList.Option<int>(
        "--dims",
        "Only these dimensions, counted from 1 as z1, z2, ... are everywhere.",
        "I,J,...",
        "different whole numbers with commas between them, like 1,4,6");

    private readonly Option<DataSpec> _data = GlobalOptions.Data(
        "Sort the dimensions by how much they tell of these test examples, their KL divergence");
    private readonly Option<int?> _index = Numbers.OptionalInteger(
        "--index", "Go from this test example of --data, counted from 0, and not from the prior's mean.", 0, int.MaxValue);
    private readonly Option<ulong?> _seed = GlobalOptions.OptionalSeed("Go from a random latent, and not from the prior's mean.");

    private readonly Option<bool> _bare = GlobalOptions.NoLabels();

    public TraverseCommand()
        : base("traverse", "Show what every latent dimension does: a row of pictures each, as one PNG file.")
    {
        AddOptions(_out, _columns, _range, _dims, _data, _index, _seed, _bare);
        Writes(_out);

        Validators.Add(result =>
        {
            if (result.GetResult(_index) is not null && result.GetResult(_data) is null)
            {
                result.AddError("--index chooses an example of --data; give both");
            }
            else if (result.GetResult(_index) is not null && result.GetResult(_seed) is not null)
            {
                result.AddError("--index and --seed both say where to begin; give one of them");
            }
        });
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae traverse glyphs.safetensors --out dimensions.png",
        "vae traverse mnist.safetensors --data data/mnist --index 7 --out seven.png",
        "vae traverse mnist.safetensors --dims 1,4,6 --columns 15 --range 2 --seed 1 --out some.png",
    ];

    protected override void Work(ModelWork work)
    {
        (ParseResult parsed, VaeModel model) = (work.Parsed, work.Model);
        string path = work.Out;
        int columns = parsed.GetValue(_columns);
        int latent = model.Architecture.Latent;
        int[] dimensions = Chosen(parsed.GetValue(_dims), latent);
        using LatentCodec codec = new(model, dimensions.Length * columns);
        float[] start = new float[latent];
        double[]? kl = null;
        if (parsed.GetValue(_data) is DataSpec spec)
        {
            LoadOptions load = new() { CacheFolder = work.Device.CacheFolder, Cancellation = work.Cancellation };
            using BatchSources data = BatchSources.Open(work.Device, spec, load);
            ErrorReporter.Tell(data.Notes);
            kl = EncodedSet.Of(model, data.Test, MaxMeasured, 0, work.Cancellation).KlPerLatent();
            dimensions = [.. dimensions.OrderByDescending(dimension => kl[dimension])];
            if (parsed.GetValue(_index) is int index)
            {
                start = codec.Encode(ChosenExamples.Read(work.Device, data.Test, [index], 0)).Means;
            }
        }

        if (parsed.GetValue(_seed) is ulong seed)
        {
            new PriorDraws(seed).Next(start);
        }

        float[] pictures = codec.Decode(LatentPaths.Traverse(start, dimensions, columns, parsed.GetValue(_range)));
        Extent grid = new(columns, dimensions.Length);
        SheetCaptions? captions = parsed.GetValue(_bare) ? null : Captions(work, dimensions, columns, kl);
        Rgba32Image sheet = PictureSheet.Grid(
            pictures, model.Architecture.Input, grid, PictureSheet.LongSide, captions, captions is null ? null : ModelFile.ReadScaling(work.File));
        work.Cancellation.ThrowIfCancellationRequested();
        PngFile.Save(path, sheet);
        Tell(path, sheet, dimensions, kl, work.AsJson);
    }

    private SheetCaptions Captions(ModelWork work, int[] dimensions, int columns, double[]? kl)
    {
        ParseResult parsed = work.Parsed;
        double range = parsed.GetValue(_range);
        string from = parsed.GetValue(_seed) is ulong seed ? Text($"a random latent, seed {seed}")
            : parsed.GetValue(_index) is int index ? Text($"test example {index} of {parsed.GetValue(_data)}")
            : "the prior's mean";
        return new SheetCaptions($"what every dimension of {Path.GetFileName(work.File)} does, from {from}")
        {
            Rows = [.. dimensions.Select(dimension => Text($"z{dimension + 1}") + (kl is null ? "" : Text($" · KL {kl[dimension]:F2}")))],
            Columns =
            [
                .. Enumerable.Range(0, columns)
                    .Select(column => columns == 1 ? 0 : range * ((2.0 * column / (columns - 1)) - 1))
                    .Select(added => Text($"{added:+0.##;-0.##;0}")),
            ],
            Note = "across: what is added to the dimension, in standard deviations of the prior"
                + (kl is null ? "" : " · KL in nats, the largest first"),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int[] Chosen(IReadOnlyList<int>? wanted, int latent)
    {
        int[] dimensions = [.. wanted?.Select(number => number - 1) ?? Enumerable.Range(0, latent)];
        foreach (int dimension in dimensions)
        {
            if (dimension < 0 || dimension >= latent)
            {
                throw new VaeException($"There is no dimension {dimension + 1}: the model has {latent}, so --dims go from 1 to {latent}.");
            }
        }

        return dimensions;
    }

    private static void Tell(string path, Rgba32Image sheet, int[] dimensions, double[]? kl, bool asJson)
    {
        PictureSheet.Tell(path, sheet, asJson, json =>
        {
            json.WriteStartArray("dimensions");
            Array.ForEach(dimensions, dimension => json.WriteNumberValue(dimension + 1));
            json.WriteEndArray();
            if (kl is not null)
            {
                json.WriteStartArray("kl");
                Array.ForEach(dimensions, dimension => json.WriteNumberValue(kl[dimension]));
                json.WriteEndArray();
            }
        });
        if (!asJson && kl is not null)
        {
            Console.Out.WriteLine("dimensions from the top, with their KL in nats: " + string.Join(
                ", ", dimensions.Select(dimension => string.Create(CultureInfo.InvariantCulture, $"z{dimension + 1} ({kl[dimension]:F2})"))));
        }
    }
}
