namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;
using Vae.Realtime.Scenes;

/// <summary>
/// Top left: what runs where and how quickly, how learning gets on, and the last frames' times with the line of the rate asked for.
/// </summary>
internal sealed class StatusPanel(Instrument instrument)
{
    private const int Frames = 180;

    // The graph's reach in frames as they are asked for, and where none are, as they are.
    private const float Reach = 2.4f;

    private readonly float[] _times = new float[Frames];

    /// <returns>The height taken, in lengths.</returns>
    public float Draw(Ui ui, float x, float y, float width, bool small)
    {
        float height = small ? 62 : 136;
        OverlayRect area = ui.Place(x, y, width, height);
        ui.Panel(area);
        float scale = ui.Scale;
        (float left, float right) = (area.X + (12 * scale), area.Right - (12 * scale));
        int count = instrument.Frames.CopyLast(_times);
        Span<float> times = _times.AsSpan(0, count);
        float mean = (float)instrument.Frames.Mean;
        LearningState state = Learning.Of(instrument);
        float room = right - left - Rate(ui, right, area.Y + (17 * scale), mean) - (6 * scale);
        ui.LabelCut(OverlayStyle.Title, left, area.Y + (17 * scale), SceneName(), instrument.Plugin.Scenes.Changing ? Theme.Dim : Theme.Text, room);
        ui.LabelCut(OverlayStyle.Small, left, area.Y + (34 * scale), instrument.Plugin.Model.Device.Info.Name, Theme.Dim, right - left);
        Training(ui, left, right, area.Y + (49 * scale), state, small);
        if (!small)
        {
            Share(ui, left, right, area.Y + (63 * scale), state);
            Graph(ui, new OverlayRect(left, area.Y + (76 * scale), right - left, 48 * scale).Snap(), times, mean);
        }

        return height;
    }

    // Milliseconds of a frame as it is asked for; 0 where there are to be as many as there can be.
    private float OneFrame => instrument.FramesPerSecond > 0 ? (float)(1000 / instrument.FramesPerSecond) : 0;

    // The width taken, in pixels.
    private float Rate(Ui ui, float right, float middle, float mean)
    {
        Span<char> room = stackalloc char[48];
        bool enough = OneFrame == 0 || mean < 1.2f * OneFrame;
        SpanWriter rate = new SpanWriter(room).Add(mean > 0 ? 1000 / mean : 0, "F0");
        rate = enough ? rate : rate.Add(" of ").Add(instrument.FramesPerSecond, "0.#");
        ReadOnlySpan<char> text = rate.Add(" fps").Text;
        ui.LabelRight(OverlayStyle.Body, right, middle, text, enough ? Theme.Green : Theme.Warm);
        return ui.Canvas.Fonts[OverlayStyle.Body].Measure(text);
    }

    private void Graph(Ui ui, OverlayRect area, ReadOnlySpan<float> times, float mean)
    {
        ui.Canvas.Rect(area, Theme.Inset, 3 * ui.Scale);
        float most = Reach * (OneFrame > 0 ? OneFrame : Math.Max(mean, 1));
        Span<char> room = stackalloc char[32];
        if (OneFrame > 0)
        {
            float line = MathF.Round(area.Bottom - (area.Height * OneFrame / most));
            ui.Canvas.Rect(new OverlayRect(area.X, line, area.Width, 1), Theme.Green.Fade(0.5));
            ui.LabelRight(
                OverlayStyle.Small, area.Right - (4 * ui.Scale), area.Y + (8 * ui.Scale),
                new SpanWriter(room).Add("– ").Add(OneFrame, "F1").Text, Theme.Green.Fade(0.8));
        }

        ui.Canvas.Curve(area, times, 0, most, 1.3f * ui.Scale, Theme.Accent, 0.15f);
        ui.Label(
            OverlayStyle.Small, area.X + (5 * ui.Scale), area.Y + (8 * ui.Scale), new SpanWriter(room).Add(mean, "F1").Add(" ms").Text, Theme.Text);
    }

    private void Share(Ui ui, float left, float right, float middle, LearningState state)
    {
        Span<char> room = stackalloc char[64];
        SpanWriter words = new(room);
        if (state is LearningState.FramesGiveWay or LearningState.Learning)
        {
            words = words.Add("learning ").Add(100 * instrument.Plugin.Training!.Received, "F0").Add("% of the time");
        }

        words = state == LearningState.FramesGiveWay ? words.Add(": frames wait")
            : Learning.Remedy(state) is string remedy ? words.Add(remedy)
            : words;
        bool trouble = state is LearningState.Starved or LearningState.Off or LearningState.Paused;
        ui.LabelCut(OverlayStyle.Small, left, middle, words.Text, trouble ? Theme.Warm : Theme.Dim, right - left);
    }

    private string SceneName() => instrument.Plugin.Scenes is { Kind: SceneKind.Compare, Painting: true }
        ? "Canvas"
        : SceneCatalog.Of(instrument.Plugin.Scenes.Kind).Title;

    private void Training(Ui ui, float left, float right, float middle, LearningState state, bool small)
    {
        Span<char> room = stackalloc char[64];
        if (instrument.Plugin.Training is not FrameTraining training)
        {
            ui.Label(OverlayStyle.Small, left, middle, "not learning: no data", Theme.Dim);
            return;
        }

        ui.Label(OverlayStyle.Small, left, middle, new SpanWriter(room).Add("step ").Add(training.Steps, "N0").Text, Theme.Dim);
        bool idle = training.Paused || !training.Ready;
        ReadOnlySpan<char> rate = training.Paused ? "paused"
            : small && state is LearningState.Starved ? "no time: Shift+="
            : small && state is LearningState.Off ? "off: = for more"
            : training.Ready ? new SpanWriter(room).Add(training.Rate.StepsPerSecond).Add(" steps/s").Text
            : instrument.Plugin.Model.Device.Kernels.Preparing is { Of: > 0 } kernels
                ? new SpanWriter(room).Add("compiling ").Add(kernels.Done, "F0").Add(" of ").Add(kernels.Of, "F0").Text
            : "measuring the step";
        ui.LabelRight(OverlayStyle.Small, right, middle, rate, idle ? Theme.Warm : Theme.Dim);
    }
}
