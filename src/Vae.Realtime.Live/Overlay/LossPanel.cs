namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Inference;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime.Overlay;

/// <summary>The losses of the whole run, each curve with its present number.</summary>
internal sealed class LossPanel(Instrument instrument)
{
    // The present numbers are means of the last few points.
    private const int Recent = 8;

    // Fewer points are no curve yet.
    private const int Fewest = 8;

    private readonly float[] _total = new float[Realtime.LossHistory.Capacity];
    private readonly float[] _reconstruction = new float[Realtime.LossHistory.Capacity];
    private readonly float[] _kl = new float[Realtime.LossHistory.Capacity];

    /// <returns>The height taken, in lengths; 0 where there is no training.</returns>
    public float Draw(Ui ui, float x, float y, float width, bool small)
    {
        if (instrument.Plugin.Training is not { } training)
        {
            return 0;
        }

        float height = small ? 72 : 164;
        OverlayRect area = ui.Place(x, y, width, height);
        ui.Panel(area);
        float scale = ui.Scale;
        (float left, float right) = (area.X + (12 * scale), area.Right - (12 * scale));
        ReadOnlySpan<LossTerms> points = training.History.Points;
        (float low, float high) = Take(points);
        Line(0, "Total", Theme.Text, _total.AsSpan(0, points.Length));
        if (small)
        {
            // One number and its curve.
            OverlayRect only = new OverlayRect(left, area.Y + (28 * scale), right - left, 36 * scale).Snap();
            ui.Canvas.Rect(only, Theme.Inset, 3 * scale);
            if (points.Length >= Fewest)
            {
                ui.Canvas.Curve(only.Inset(3 * scale), _total.AsSpan(0, points.Length), low, high, 1.4f * scale, Theme.Text, 0.08f);
            }

            return height;
        }

        Line(1, "Reconstruction", Theme.Accent, _reconstruction.AsSpan(0, points.Length));
        Line(2, "KL", Theme.Warm, _kl.AsSpan(0, points.Length));
        OverlayRect graph = new OverlayRect(left, area.Y + (70 * scale), right - left, 82 * scale).Snap();
        ui.Canvas.Rect(graph, Theme.Inset, 3 * scale);
        if (points.Length < Fewest)
        {
            ui.Label(OverlayStyle.Small, graph.X + (6 * scale), graph.Y + (0.5f * graph.Height), "nats per example", Theme.Faint);
            return height;
        }

        OverlayRect inner = graph.Inset(3 * scale);
        if (low < 0)
        {
            float zero = MathF.Round(inner.Bottom + (inner.Height * low / (high - low)));
            ui.Canvas.Rect(new OverlayRect(inner.X, zero, inner.Width, 1), Theme.Edge);
        }

        ui.Canvas.Curve(inner, _kl.AsSpan(0, points.Length), low, high, 1.4f * scale, Theme.Warm, 0.12f);
        ui.Canvas.Curve(inner, _reconstruction.AsSpan(0, points.Length), low, high, 1.4f * scale, Theme.Accent, 0.08f);
        ui.Canvas.Curve(inner, _total.AsSpan(0, points.Length), low, high, 1.4f * scale, Theme.Text);
        return height;

        void Line(int row, string name, OverlayColour colour, ReadOnlySpan<float> values)
        {
            float middle = area.Y + ((17 + (19 * row)) * scale);
            ui.Canvas.Disc(left + (3.5f * scale), middle, 3.5f * scale, colour);
            ui.Label(OverlayStyle.Body, left + (13 * scale), middle, name, row == 0 ? Theme.Text : Theme.Dim);
            Span<char> room = stackalloc char[24];
            Words number = new(room);
            ui.LabelRight(OverlayStyle.Body, right, middle, values.Length > 0 ? number.Add(Mean(values[^Math.Min(Recent, values.Length)..])).Text : "–", Theme.Text);
        }
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        float sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    // The first steps of a fresh model would leave the rest no room. Densities make losses below 0.
    private (float Low, float High) Take(ReadOnlySpan<LossTerms> points)
    {
        (float low, float high) = (0, 0);
        for (int i = 0; i < points.Length; i++)
        {
            (_total[i], _reconstruction[i], _kl[i]) = ((float)points[i].Loss, (float)points[i].Reconstruction, (float)points[i].Kl);
            if (i >= points.Length / 20)
            {
                low = Math.Min(low, Math.Min(_total[i], _reconstruction[i]));
                high = Math.Max(high, Math.Max(_total[i], _kl[i]));
            }
        }

        float spare = 0.05f * (high - low);
        return (low < 0 ? low - spare : 0, high + Math.Max(spare, 1e-6f));
    }
}
