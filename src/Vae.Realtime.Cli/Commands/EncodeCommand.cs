namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Batches;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Imaging;
using Vae.Realtime.Inference;
using Vae.Realtime.Models;

/// <summary><c>vae encode</c>: the latents of a data set as a table, and as a plot.</summary>
internal sealed class EncodeCommand : ProgramCommand
{
    private const int PlotSide = 1024;

    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<DataSpec> _data = GlobalOptions.Data("What to encode");
    private readonly Option<string> _out = GlobalOptions.Out("The table to write: index, label, means and variances of the posterior.", ".csv");
    private readonly SplitFlag _split = new();
    private readonly Option<string?> _plot = GlobalOptions.AlsoOut(
        "--plot", "Also plot the means along their two principal components, coloured by label.", ".png");

    private readonly Option<ulong> _seed = GlobalOptions.Seed($"Of '{DataSpec.Glyphs}' as training data; other data are always the same.");
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public EncodeCommand()
        : base("encode", "Encode a data set: the posterior of every example as a row of a CSV file.")
    {
        _data.Required = true;
        Add(_model);
        foreach (Option option in (Option[])[_data, _out, _split.Option, _plot, _seed, _device, _json])
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae encode mnist.safetensors --data data/mnist --out latents.csv",
        "vae encode glyphs.safetensors --data glyphs --out latents.csv --plot latents.png",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(_out);
        string? plot = parsed.GetValue(_plot);
        DataSpec spec = parsed.GetRequiredValue(_data);
        AtomicFile.CheckWritable(path);
        if (plot is not null)
        {
            AtomicFile.CheckWritable(plot);
        }

        return Devices.Use(parsed.GetValue(_device), device =>
        {
            using VaeModel model = ModelFile.Load(device, parsed.GetRequiredValue(_model), trainable: false);
            using BatchSources data = BatchSources.Open(device, spec);
            EncodedSet encoded = EncodedSet.Of(model, _split.Choose(parsed, data, spec), int.MaxValue, parsed.GetValue(_seed), cancellation);
            PrincipalComponents? components = plot is null ? null : PrincipalComponents.Of(encoded.Means, encoded.Latent, 2);
            Rgba32Picture? picture = components is null
                ? null
                : ScatterPlot.Draw(components.Points, encoded.Labels, encoded.ClassNames?.Count ?? 1, PlotSide);
            CsvText.Save(path, Headings(encoded.Latent), Enumerable.Range(0, encoded.Count).Select(index => Row(encoded, index)));
            if (picture is not null)
            {
                PngFile.Save(plot!, picture);
            }

            Tell(path, encoded, plot, components?.Explained, parsed.GetValue(_json));
            return ExitCode.Done;
        });
    }

    private static IEnumerable<string> Headings(int latent) =>
    [
        "index",
        "label",
        .. Enumerable.Range(0, latent).Select(dimension => $"mean_{dimension}"),
        .. Enumerable.Range(0, latent).Select(dimension => $"variance_{dimension}"),
    ];

    private static IEnumerable<string> Row(EncodedSet encoded, int index)
    {
        int first = index * encoded.Latent;
        return
        [
            CsvText.Number(index),
            encoded.ClassName(index),
            .. encoded.Means[first..(first + encoded.Latent)].Select(CsvText.Number),
            .. encoded.LogVariances[first..(first + encoded.Latent)].Select(value => CsvText.Number(MathF.Exp(value))),
        ];
    }

    private static void Tell(string path, EncodedSet encoded, string? plot, double[]? explained, bool asJson)
    {
        if (!asJson)
        {
            Console.Out.WriteLine($"{encoded.Count} examples with {encoded.Latent} latents each in {path}");
            if (explained is not null)
            {
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{explained[0]:P1} and {explained[1]:P1} of the means' variance in {plot}"));
            }

            return;
        }

        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("table", path);
            json.WriteNumber("examples", encoded.Count);
            json.WriteNumber("latents", encoded.Latent);
            if (explained is not null)
            {
                json.WriteString("plot", plot);
                json.WriteStartArray("explained");
                Array.ForEach(explained, json.WriteNumberValue);
                json.WriteEndArray();
            }
        });
    }
}
