namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Batches;

/// <summary>Prints what <c>vae data</c> found.</summary>
/// <param name="Spec">The data.</param>
/// <param name="Sources">All splits.</param>
/// <param name="Split">The one looked at.</param>
/// <param name="Source">Its examples.</param>
/// <param name="Survey">What is in it.</param>
/// <param name="Picture">The file of the sheet of examples, and what is in it; null if there is none.</param>
internal sealed record DataReport(
    DataSpec Spec, BatchSources Sources, string Split, IBatchSource Source, DataSurvey Survey, (string Path, Rgba32Image Sheet)? Picture)
{
    private const string Bars = " ▁▂▃▄▅▆▇█";
    private const int LabelsShown = 40;

    public void Print()
    {
        List<string[]> lines =
        [
            ["data", $"{Spec}"],
            ["shape", $"{Source.Shape}"],
            ["splits", string.Join(", ", Splits().Select(split => Text($"{split.Name} {split.Count:N0}")))],
            ["values", Text($"mean {Survey.Mean:G5}, standard deviation {Survey.StandardDeviation:G5}, {Range()} ({Split})")],
            ["histogram", Text($"{Survey.Low:G3} |{Line(Survey.Histogram)}| {Survey.High:G3}")],
        ];
        if (Sources.Scaling is { } scaling)
        {
            lines.Add(["scaling", Text($"{scaling.KindName} of {string.Join(", ", scaling.Columns.Take(LabelsShown))}")]);
        }

        if (Survey.Labels is { } labels && Source.ClassNames is { } names)
        {
            (string Name, long Count)[] present = [.. names.Zip(labels).Where(label => label.Second > 0)];
            string more = present.Length > LabelsShown ? Text($", and {present.Length - LabelsShown:N0} more") : "";
            lines.Add(["labels", string.Join(", ", present.Take(LabelsShown).Select(label => Text($"{label.Name}: {label.Count:N0}"))) + more]);
        }

        if (Picture is var (path, sheet))
        {
            lines.Add(["picture", $"{sheet.Width}x{sheet.Height} pixels in {path}"]);
        }

        int width = lines.Max(line => line[0].Length);
        lines.ForEach(line => Console.Out.WriteLine($"{line[0].PadRight(width)}  {PrintableText.Of(line[1])}"));
    }

    public void PrintJson()
    {
        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("data", $"{Spec}");
            json.WriteStartObject("shape");
            json.WriteNumber("height", Source.Shape.Height);
            json.WriteNumber("width", Source.Shape.Width);
            json.WriteNumber("channels", Source.Shape.Channels);
            json.WriteEndObject();
            json.WriteStartObject("splits");
            foreach ((string name, int count) in Splits())
            {
                json.WriteNumber(name, count);
            }

            json.WriteEndObject();
            json.WriteString("split", Split);
            json.WriteNumber("examples", Survey.Examples);
            json.WriteReal("mean", Survey.Mean);
            json.WriteReal("standard_deviation", Survey.StandardDeviation);
            json.WriteReal("minimum", Survey.Minimum);
            json.WriteReal("maximum", Survey.Maximum);
            json.WriteStartObject("histogram");
            json.WriteReal("low", Survey.Low);
            json.WriteReal("high", Survey.High);
            json.WriteStartArray("counts");
            foreach (long count in Survey.Histogram)
            {
                json.WriteNumberValue(count);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            if (Sources.Scaling is { } scaling)
            {
                json.WritePropertyName("scaling");
                json.WriteRawValue(scaling.ToJson());
            }

            if (Survey.Labels is { } labels && Source.ClassNames is { } names)
            {
                json.WriteStartArray("labels");
                foreach ((string name, long count) in names.Zip(labels))
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    json.WriteNumber("count", count);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (Picture is var (path, sheet))
            {
                json.WriteString("image", path);
                json.WriteNumber("width", sheet.Width);
                json.WriteNumber("height", sheet.Height);
            }
        });
    }

    private string Range() => Text($"from {Survey.Minimum:G5} to {Survey.Maximum:G5}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A part that is not empty shows at least the lowest bar.
    private static string Line(IReadOnlyList<long> histogram) => new(
        [.. histogram.Select(count => Bars[(int)Math.Ceiling((double)count / Math.Max(1, histogram.Max()) * (Bars.Length - 1))])]);

    private IEnumerable<(string Name, int Count)> Splits()
    {
        yield return ("train", Sources.Train.Count);
        if (Sources.Validation is { } validation)
        {
            yield return ("validation", validation.Count);
        }

        yield return ("test", Sources.Test.Count);
    }
}
