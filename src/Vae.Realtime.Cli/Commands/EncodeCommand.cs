namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;

/// <summary><c>vae encode</c>: the latents of a data set as a table, and as a plot.</summary>
internal sealed class EncodeCommand : ExamplesCommand
{
    private const int PlotSide = 1024;

    private readonly Option<string> _out = GlobalOptions.Out(
        "The table to write: index, label, means and variances of the posterior, z1, z2 and so on.", ".csv");
    private readonly Option<string?> _plot = GlobalOptions.AlsoOut(
        "--plot", "Also plot the means along their two principal components, coloured by label.", ".png");

    private readonly Option<ulong> _seed = GlobalOptions.Seed($"Of '{StreamKind.Glyphs.Name}' as training data; other data are always the same.");

    private readonly Option<bool> _bare = GlobalOptions.NoLabels();

    public EncodeCommand()
        : base("encode", "Encode a data set: the posterior of every example as a row of a CSV file.", "What to encode")
    {
        AddOptions(Data, _out, Split, _plot, _seed, _bare);
        Writes(_out, _plot);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae encode mnist.safetensors --data data/mnist --out latents.csv",
        "vae encode glyphs.safetensors --data glyphs --out latents.csv --plot latents.png",
    ];

    protected override void Work(ModelWork work, BatchSources data, IBatchSource source)
    {
        ParseResult parsed = work.Parsed;
        string path = work.Out;
        string? plot = parsed.GetValue(_plot);
        EncodedSet encoded = EncodedSet.Of(work.Model, source, int.MaxValue, parsed.GetValue(_seed), work.Cancellation);
        PrincipalComponents? components = plot is null ? null : PrincipalComponents.Of(encoded.Means, encoded.Latent, 2);
        Rgba32Image? picture = components is null
            ? null
            : parsed.GetValue(_bare) ? ScatterPlot.Draw(components.Points, encoded.Labels, encoded.ClassNames?.Count ?? 1, PlotSide)
            : ScatterSheet.Draw(
                components.Points,
                encoded.Labels,
                encoded.ClassNames,
                PlotSide,
                $"posterior means of {Path.GetFileName(work.File)} for {parsed.GetRequiredValue(Data)}",
                Axis("first", components.Explained[0]),
                Axis("second", components.Explained[1]));
        CsvText.Save(path, Headings(encoded.Latent), Enumerable.Range(0, encoded.Count).Select(index => Row(encoded, index)));
        if (picture is not null)
        {
            PngFile.Save(plot!, picture);
        }

        Tell(path, encoded, plot, components?.Explained, work.AsJson);
    }

    private static string Axis(string which, double explained) =>
        string.Create(CultureInfo.InvariantCulture, $"{which} principal component, {100 * explained:F1}% of the variance");

    private static IEnumerable<string> Headings(int latent) =>
    [
        "index",
        "label",
        .. Enumerable.Range(1, latent).Select(dimension => $"mean_z{dimension}"),
        .. Enumerable.Range(1, latent).Select(dimension => $"variance_z{dimension}"),
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
                    CultureInfo.InvariantCulture, $"{100 * explained[0]:F1}% and {100 * explained[1]:F1}% of the means' variance in {plot}"));
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
