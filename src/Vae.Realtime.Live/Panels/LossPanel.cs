namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;
using Vae.Realtime.Training;

/// <summary>
/// The loss at present, by its terms; the total and the KL term over the run, on axes that fit them; and where the model, the data or a rate
/// changed.
/// </summary>
internal sealed class LossPanel(Instrument instrument)
{
    // Fewer points do not make a curve yet.
    private const int Fewest = 2;

    // Lengths between the names of two changes; where there is less the later one has none.
    private const float BetweenNames = 34;

    // Lengths left of the curves, for the ends of their axes.
    private const float Axis = 40;

    private readonly LossCurve _total = new(terms => terms.Loss);
    private readonly LossCurve _kl = new(terms => terms.Kl);

    /// <returns>The height taken, in lengths; 0 where there is no training.</returns>
    public float Draw(Ui ui, float x, float y, float width, bool small)
    {
        if (instrument.Plugin.Training is not { } training)
        {
            return 0;
        }

        float height = small ? 72 : 184;
        OverlayRect area = ui.Place(x, y, width, height);
        ui.Panel(area);
        float scale = ui.Scale;
        (float left, float right) = (area.X + (12 * scale), area.Right - (12 * scale));
        LossTerms? now = training.Losses.Last;
        Line(0, small ? "Loss, nats" : "Loss, nats per example", Theme.Text, now?.Loss);
        LossHistory history = training.History;
        int first = SinceModel(history);
        _total.Take(history, first);
        if (small)
        {
            // One number and its curve.
            Graph(ui, new OverlayRect(left, area.Y + (28 * scale), right - left, 36 * scale).Snap(), _total, Theme.Text, "nats");
            return height;
        }

        Line(1, "of it reconstruction", Theme.Dim, now?.Reconstruction);
        Line(2, "KL", Theme.Warm, now?.Kl);
        _kl.Take(history, first);
        OverlayRect main = new OverlayRect(left, area.Y + (70 * scale), right - left, 70 * scale).Snap();
        OverlayRect strip = new OverlayRect(left, main.Bottom + (3 * scale), main.Width, 28 * scale).Snap();
        Graph(ui, main, _total, Theme.Text, "nats");
        Graph(ui, strip, _kl, Theme.Warm, "KL");
        if (history.Points.Length >= Fewest)
        {
            Marks(ui, main, history);
            Span<char> room = stackalloc char[32];
            ui.LabelRight(
                OverlayStyle.Small, main.Right - (4 * scale), main.Y + (8 * scale),
                new SpanWriter(room).Add(history.Steps, "N0").Add(" steps").Text, Theme.Faint);
        }

        return height;

        void Line(int row, string name, OverlayColour colour, double? value)
        {
            float middle = area.Y + ((17 + (19 * row)) * scale);
            ui.Canvas.Disc(left + (3.5f * scale), middle, 3.5f * scale, colour);
            ui.Label(OverlayStyle.Body, left + (13 * scale), middle, name, row == 0 ? Theme.Text : Theme.Dim);
            Span<char> room = stackalloc char[24];
            ui.LabelRight(OverlayStyle.Body, right, middle, value is double number ? new SpanWriter(room).Add(number).Text : "–", Theme.Text);
        }
    }

    // The point with which the present model begins: losses of another one say nothing of it.
    private static int SinceModel(LossHistory history)
    {
        long step = 0;
        foreach ((long Step, LossChange What) mark in history.Marks)
        {
            step = mark.What == LossChange.Model ? mark.Step : step;
        }

        return (int)(step / history.Stride);
    }

    private static void Graph(Ui ui, OverlayRect graph, LossCurve curve, OverlayColour colour, string unit)
    {
        float scale = ui.Scale;
        ui.Canvas.Rect(graph, Theme.Inset, 3 * scale);
        if (curve.Raw.Length < Fewest)
        {
            ui.Label(OverlayStyle.Small, graph.X + (5 * scale), graph.Y + (0.5f * graph.Height), unit, Theme.Faint);
            return;
        }

        OverlayRect inner = Curves(ui, graph);
        ui.Canvas.PushClip(inner);
        ui.Canvas.Curve(inner, curve.Raw, curve.Low, curve.High, 1 * scale, colour.Fade(0.3));
        ui.Canvas.Curve(inner, curve.Smooth, curve.Low, curve.High, 1.6f * scale, colour);
        ui.Canvas.PopClip();
        Span<char> room = stackalloc char[32];
        float axis = inner.X - (4 * scale);
        ui.LabelRight(OverlayStyle.Small, axis, graph.Y + (8 * scale), curve.Write(new SpanWriter(room), curve.High).Text, Theme.Dim);
        ui.LabelRight(OverlayStyle.Small, axis, graph.Bottom - (7 * scale), curve.Write(new SpanWriter(room), curve.Low).Text, Theme.Dim);
        if (graph.Height > 40 * scale)
        {
            ui.LabelRight(OverlayStyle.Small, axis, graph.Y + (0.5f * graph.Height), unit, Theme.Faint);
        }
    }

    private static OverlayRect Curves(Ui ui, in OverlayRect graph)
    {
        OverlayRect inner = graph.Inset(3 * ui.Scale);
        return new OverlayRect(inner.X + (Axis * ui.Scale), inner.Y, inner.Width - (Axis * ui.Scale), inner.Height).Snap();
    }

    private static void Marks(Ui ui, OverlayRect graph, LossHistory history)
    {
        float scale = ui.Scale;
        OverlayRect inner = Curves(ui, graph);
        float named = inner.X;
        foreach ((long step, LossChange what) in history.Marks)
        {
            float x = MathF.Round(inner.X + (inner.Width * Math.Clamp((float)step / history.Stride / (history.Points.Length - 1), 0, 1)));
            ui.Canvas.Rect(new OverlayRect(x, inner.Y, 1, inner.Height), Theme.Accent.Fade(0.6));
            if (x >= named)
            {
                string name = what switch
                {
                    LossChange.Model => "model",
                    LossChange.Data => "data",
                    _ => "rate",
                };
                float middle = inner.Bottom - (5 * scale);
                if (x + (BetweenNames * scale) <= inner.Right)
                {
                    ui.Label(OverlayStyle.Small, x + (3 * scale), middle, name, Theme.Accent);
                }
                else
                {
                    ui.LabelRight(OverlayStyle.Small, x - (3 * scale), middle, name, Theme.Accent);
                }

                named = x + (BetweenNames * scale);
            }
        }
    }
}
