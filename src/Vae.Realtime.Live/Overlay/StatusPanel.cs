namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime;
using Vae.Realtime.Realtime.Overlay;

/// <summary>Top left: what runs where and how quickly, and the last frames' times with the line of 60 a second.</summary>
internal sealed class StatusPanel(Instrument instrument)
{
    private const int Frames = 180;
    private const float TwoFrames = 40;
    private const float OneFrame = 1000f / 60;

    private readonly float[] _times = new float[Frames];

    /// <returns>The height taken, in lengths.</returns>
    public float Draw(Ui ui, float x, float y, float width, bool small)
    {
        float height = small ? 62 : 122;
        OverlayRect area = ui.Place(x, y, width, height);
        ui.Panel(area);
        float scale = ui.Scale;
        (float left, float right) = (area.X + (12 * scale), area.Right - (12 * scale));
        int count = instrument.Frames.CopyLast(_times);
        Span<float> times = _times.AsSpan(0, count);
        float mean = Mean(times);
        Span<char> room = stackalloc char[48];
        ui.Label(OverlayStyle.Title, left, area.Y + (17 * scale), SceneName(), instrument.Plugin.Scenes.Changing ? Theme.Dim : Theme.Text);
        ui.LabelRight(
            OverlayStyle.Body, right, area.Y + (17 * scale), new Words(room).Add(mean > 0 ? 1000 / mean : 0, "F0").Add(" fps").Text, mean < 20 ? Theme.Green : Theme.Warm);
        ui.LabelCut(OverlayStyle.Small, left, area.Y + (34 * scale), instrument.Plugin.Model.Device.Info.Name, Theme.Dim, right - left);
        Training(ui, left, right, area.Y + (49 * scale));
        if (!small)
        {
            Graph(ui, new OverlayRect(left, area.Y + (62 * scale), right - left, 48 * scale).Snap(), times, mean);
        }

        return height;
    }

    private static float Mean(ReadOnlySpan<float> times)
    {
        float sum = 0;
        foreach (float time in times)
        {
            sum += time;
        }

        return times.Length > 0 ? sum / times.Length : 0;
    }

    private static void Graph(Ui ui, OverlayRect area, ReadOnlySpan<float> times, float mean)
    {
        ui.Canvas.Rect(area, Theme.Inset, 3 * ui.Scale);
        float line = MathF.Round(area.Bottom - (area.Height * OneFrame / TwoFrames));
        ui.Canvas.Rect(new OverlayRect(area.X, line, area.Width, 1), Theme.Green.Fade(0.5));
        ui.Canvas.Curve(area, times, 0, TwoFrames, 1.3f * ui.Scale, Theme.Accent, 0.15f);
        Span<char> room = stackalloc char[32];
        ui.Label(OverlayStyle.Small, area.X + (5 * ui.Scale), area.Y + (8 * ui.Scale), new Words(room).Add(mean, "F1").Add(" ms").Text, Theme.Text);
        ui.LabelRight(OverlayStyle.Small, area.Right - (4 * ui.Scale), area.Y + (8 * ui.Scale), "– 16.7", Theme.Green.Fade(0.8));
    }

    private string SceneName() => instrument.Plugin.Scenes.Kind switch
    {
        SceneKind.Single => "Single texture",
        SceneKind.Grid => "Grid of samples",
        SceneKind.Walk => "Latent walk",
        SceneKind.Field => "Field",
        SceneKind.Compare => instrument.Plugin.Scenes.Painting ? "Canvas" : "Compare",
        _ => "Traversal",
    };

    private void Training(Ui ui, float left, float right, float middle)
    {
        Span<char> room = stackalloc char[64];
        if (instrument.Plugin.Training is not FrameTraining training)
        {
            ui.Label(OverlayStyle.Small, left, middle, "not learning: no data", Theme.Dim);
            return;
        }

        ui.Label(OverlayStyle.Small, left, middle, new Words(room).Add("step ").Add(training.Steps, "N0").Text, Theme.Dim);
        bool idle = training.Paused || !training.Ready;
        ReadOnlySpan<char> rate = training.Paused ? "paused"
            : training.Ready ? new Words(room).Add(training.Rate.StepsPerSecond).Add(" steps/s").Text
            : instrument.Plugin.Model.Device.Preparing is { Of: > 0 } kernels
                ? new Words(room).Add("compiling ").Add(kernels.Done, "F0").Add(" of ").Add(kernels.Of, "F0").Text
            : "measuring the step";
        ui.LabelRight(OverlayStyle.Small, right, middle, rate, idle ? Theme.Warm : Theme.Dim);
    }
}
