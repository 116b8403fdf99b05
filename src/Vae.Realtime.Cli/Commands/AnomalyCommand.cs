namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary><c>vae anomaly</c>: which examples a model explains worst.</summary>
internal sealed class AnomalyCommand : ExamplesCommand
{
    private readonly Option<string> _out = GlobalOptions.Out("The table to write, the highest score first.", ".csv");
    private readonly Option<int> _top = Numbers.Integer("--top", "How many of the highest to print, and to show on the sheet.", 1, 1000, 16);
    private readonly Option<string?> _sheet = GlobalOptions.AlsoOut(
        "--sheet", "Also show the highest: examples above, reconstructions below.", ".png");
    private readonly Option<int> _samples = Numbers.Integer("--samples", "Posterior samples of each example.", 1, 1000, 1);
    private readonly Option<ulong> _seed = GlobalOptions.Seed("Of the posterior noise.");

    private readonly Option<bool> _bare = GlobalOptions.NoLabels();

    public AnomalyCommand()
        : base(
            "anomaly", "Score every example by its negative ELBO in nats: what does not look like the training data has a high one.", "What to score")
    {
        AddOptions(Data, _out, _top, _sheet, _samples, Split, _seed, _bare);
        Writes(_out, _sheet);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae anomaly mnist.safetensors --data data/mnist --out scores.csv --sheet strange.png",
        "vae anomaly glyphs.safetensors --data data/mnist --samples 10 --top 40 --out scores.csv --json",
    ];

    protected override void Work(ModelWork work, BatchSources data, IBatchSource source)
    {
        ParseResult parsed = work.Parsed;
        string path = work.Out;
        string? sheet = parsed.GetValue(_sheet);
        ulong seed = parsed.GetValue(_seed);
        ExampleScore[] scores = ExampleScore.Of(work.Model, source, parsed.GetValue(_samples), seed, work.Cancellation);
        ExampleScore[] highest = scores[..Math.Min(parsed.GetValue(_top), scores.Length)];
        SheetCaptions? captions = parsed.GetValue(_bare) ? null : Captions(work, highest);
        Rgba32Image? picture = sheet is null ? null : Draw(work.Model, source, highest, seed, captions, data.Scaling);
        string Label(ExampleScore score) => score.Class is int known ? source.ClassNames![known] : "";
        CsvText.Save(
            path,
            ["index", "label", "negative_elbo", "reconstruction", "kl"],
            scores.Select(score => (IEnumerable<string>)
            [
                CsvText.Number(score.Index),
                Label(score),
                CsvText.Number(score.NegativeElbo),
                CsvText.Number(score.Reconstruction),
                CsvText.Number(score.Kl),
            ]));
        if (picture is not null)
        {
            PngFile.Save(sheet!, picture);
        }

        if (work.AsJson)
        {
            PrintJson(path, scores.Length, highest, Label, sheet);
        }
        else
        {
            Print(path, scores.Length, highest, Label);
        }
    }

    private SheetCaptions Captions(ModelWork work, ExampleScore[] highest) => new(
        $"what {Path.GetFileName(work.File)} explains worst of {work.Parsed.GetRequiredValue(Data)}, the highest negative ELBO first")
    {
        Columns = [.. highest.Select(score => CsvText.Number(score.Index))],
        Note = string.Create(CultureInfo.InvariantCulture, $"negative ELBO from {highest[0].NegativeElbo:F1} to {highest[^1].NegativeElbo:F1} nats"),
    };

    private static Rgba32Image Draw(
        VaeModel model, IBatchSource source, ExampleScore[] highest, ulong seed, SheetCaptions? captions, DataScaling? scaling)
    {
        float[] originals = ChosenExamples.Read(model.Device, source, [.. highest.Select(score => score.Index)], seed);
        using LatentCodec codec = new(model, highest.Length);
        return PictureSheet.Pairs(originals, codec.Decode(codec.Encode(originals).Means), source.Shape, captions, scaling);
    }

    private static void Print(string path, int count, ExampleScore[] highest, Func<ExampleScore, string> label)
    {
        Table table = new("index", "label", "negative ELBO", "reconstruction", "KL");
        foreach (ExampleScore score in highest)
        {
            string Nats(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
            table.Add(CsvText.Number(score.Index), label(score), Nats(score.NegativeElbo), Nats(score.Reconstruction), Nats(score.Kl));
        }

        table.Print();
        Console.Out.WriteLine($"the highest of {count} examples; all are in {path}");
    }

    private static void PrintJson(string path, int count, ExampleScore[] highest, Func<ExampleScore, string> label, string? sheet)
    {
        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("table", path);
            json.WriteNumber("examples", count);
            if (sheet is not null)
            {
                json.WriteString("sheet", sheet);
            }

            json.WriteStartArray("highest");
            foreach (ExampleScore score in highest)
            {
                json.WriteStartObject();
                json.WriteNumber("index", score.Index);
                json.WriteString("label", label(score));
                json.WriteReal("negative_elbo", score.NegativeElbo);
                json.WriteReal("reconstruction", score.Reconstruction);
                json.WriteReal("kl", score.Kl);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
