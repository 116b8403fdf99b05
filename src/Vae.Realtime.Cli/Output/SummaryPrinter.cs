namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Live;

/// <summary>What a live run came to, at its end.</summary>
internal static class SummaryPrinter
{
    /// <param name="summary">What it came to.</param>
    /// <param name="asJson">As one JSON object.</param>
    /// <param name="toErrors">On standard error, because standard output was for frames.</param>
    public static void Print(LiveSummary summary, bool asJson, bool toErrors = false)
    {
        if (asJson)
        {
            PrintJson(summary, toErrors);
        }
        else
        {
            PrintWords(summary);
        }
    }

    private static void PrintJson(LiveSummary summary, bool toErrors)
    {
        foreach (string note in summary.Notes)
        {
            Told.Add(note);
        }

        using JsonLines lines = new(toErrors);
        lines.Write(json =>
        {
            json.WriteString("device", summary.Device);
            json.WriteNumber("frames", summary.Frames);
            json.WriteReal("fps", summary.FramesPerSecond);
            json.WriteStartObject("frame_ms");
            json.WriteReal("p50", summary.FrameTimes.P50);
            json.WriteReal("p99", summary.FrameTimes.P99);
            json.WriteEndObject();
            json.WriteNumber("steps", summary.Steps);
            json.WriteReal("images_per_second", summary.ImagesPerSecond);
            json.WriteReal("training_share", summary.TrainingShare);
            json.WriteReal("loss_first", summary.LossFirst);
            json.WriteReal("loss_last", summary.LossLast);
            json.WriteStartArray("images");
            foreach (string image in summary.Images)
            {
                json.WriteStringValue(image);
            }

            json.WriteEndArray();
        });
    }

    // Less of the time than this is as good as none.
    private const double Scant = 0.03;

    // The pictures were named when they were saved.
    private static void PrintWords(LiveSummary summary)
    {
        FrameTimes times = summary.FrameTimes;
        Print($"{summary.Frames} frames on {summary.Device}: {summary.FramesPerSecond:F1} fps");
        Print($"from frame to frame {times.P50:F1} ms (median), {times.P99:F1} ms (99th percentile)");
        if (summary.LossFirst is double first && summary.LossLast is double last)
        {
            double rate = summary.ImagesPerSecond;
            Print($"{summary.Steps} training steps of {rate:F0} images a second, loss from {first:F1} to {last:F1} nats per example");
        }

        if (summary.TrainingShare is > 0 and < Scant)
        {
            Print($"training had {100 * summary.TrainingShare:F1}% of the time; a larger --train-share, or fewer frames by --fps, give it more");
        }
    }

    private static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
