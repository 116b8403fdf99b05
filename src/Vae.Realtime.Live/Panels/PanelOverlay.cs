namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>
/// The panels around the picture. It is the frame's layer through <see cref="Layer"/> and takes the pointer's events where they are over a
/// panel. It lays itself out again every frame, in lengths that grow with the window, and the picture between the panels.
/// </summary>
internal sealed class PanelOverlay : IPointerLayer, IDisposable
{
    private const double HintSeconds = 12;

    // Where there is less room below the status, the losses leave it to the controls.
    private const float LossRoom = 300;

    private readonly Instrument _instrument;
    private readonly Ui _ui = new();
    private readonly SceneLabels _labels;
    private readonly StatusPanel _status;
    private readonly SoundPanel _sound = new();
    private readonly LossPanel _losses;
    private readonly ParameterPanel _parameters;
    private readonly LatentPanel _latents;
    private readonly ActionBar _bar;
    private readonly HelpSheet _help;
    private double? _since;
    private bool _knowing;

    /// <param name="instrument">What is shown and played.</param>
    /// <param name="device">Where frames are drawn.</param>
    /// <param name="framesInFlight">As the plugin's host has them.</param>
    public PanelOverlay(Instrument instrument, GpuDevice device, int framesInFlight)
    {
        _instrument = instrument;
        _labels = new SceneLabels(instrument);
        _status = new StatusPanel(instrument);
        _losses = new LossPanel(instrument);
        _parameters = new ParameterPanel(instrument);
        _latents = new LatentPanel(instrument);
        _bar = new ActionBar(instrument);
        _help = new HelpSheet(instrument);
        Layer = new OverlayLayer(device, framesInFlight, (canvas, _) => Paint(canvas));
    }

    /// <summary>What the plugin lets draw over its picture.</summary>
    public OverlayLayer Layer { get; }

    /// <summary>The buttons.</summary>
    public ActionBar Bar => _bar;

    /// <summary>The sliders and choices on the left.</summary>
    public ParameterPanel Controls => _parameters;

    /// <summary>Where examples lie; null where unknown.</summary>
    public ILatentChart? Chart { get; set; }

    /// <summary>An error to be shown until it is mended; null for none.</summary>
    public OverlayError? Error { get; set; }

    /// <summary>What is heard just now; null where there is no sound.</summary>
    public SoundLevels? Sound { get; set; }

    /// <summary>What names the tiles, see <see cref="SceneLabels.Areas"/>.</summary>
    internal ReadOnlySpan<OverlayRect> Labels => _labels.Areas;

    /// <summary>How the help is laid out.</summary>
    internal HelpColumns Help => _help.Columns;

    /// <summary>The pad with the map, as it was drawn last, in pixels.</summary>
    internal OverlayRect Pad => _latents.Pad;

    /// <summary>The panels of the last frame, in pixels.</summary>
    internal ReadOnlySpan<OverlayRect> Areas => _ui.Hand.Areas;

    /// <inheritdoc/>
    public bool Handle(in PointerEvent pointer)
    {
        _knowing |= pointer.Kind == PointerKind.Press;
        return _ui.Hand.Take(pointer);
    }

    public void Dispose() => Layer.Dispose();

    /// <summary>Draws a frame and lets the widgets act, and keeps the next frame's picture clear of the panels.</summary>
    internal void Paint(OverlayCanvas canvas)
    {
        bool help = _instrument.HelpShown;
        Layer.Zoom = help ? _help.Zoom(canvas, _instrument.Zoom) : _instrument.Zoom;
        _ui.Begin(canvas);
        _latents.Tend(_ui.Hand);
        _labels.Draw(_ui);
        _knowing |= help || !_instrument.OverlayShown;
        bool panels = _instrument.OverlayShown && !help;
        PanelPlan plan = PanelPlan.Of(
            _ui.Width, _ui.Height, panels ? _bar.Draw(_ui, _ui.Height - PanelPlan.Margin, _ui.Width - (2 * PanelPlan.Margin)) : 0);
        if (help)
        {
            _help.Draw(_ui);
        }
        else
        {
            Clear(plan);
        }

        if (panels)
        {
            Panels(plan);
        }

        (float centre, float free) = panels ? (plan.LineWidth > plan.Width ? 0.5f * _ui.Width : plan.Centre, plan.LineWidth)
            : (0.5f * _ui.Width, _ui.Width - (2 * PanelPlan.Margin));
        float top = PanelPlan.Margin;
        if (_instrument.Recording && panels)
        {
            free -= 2 * (Messages.Recording(_ui, centre - (0.5f * free), plan.Line - Messages.Height, fromLeft: true) + PanelPlan.Gap);
        }
        else if (_instrument.Recording)
        {
            Messages.Recording(_ui, centre, top, fromLeft: false);
            top += Messages.RecordingHeight + PanelPlan.Gap;
        }

        if (_instrument.Notice.Current is string notice)
        {
            Messages.Line(_ui, centre, plan.Line, notice, free);
        }
        else if (!_knowing)
        {
            _since ??= _instrument.Notice.Now;
            _knowing = _instrument.Notice.Now - _since > HintSeconds;
            Messages.Line(_ui, centre, plan.Line, Messages.FirstHint, free);
        }

        if (Error is OverlayError error)
        {
            Messages.Error(_ui, error, top, plan.Width);
        }
    }

    // The help comes and goes over a picture that stays where it is.
    private void Clear(in PanelPlan plan) => _instrument.Plugin.Scenes.Area = _instrument.OverlayShown && plan.HasPicture
        ? new PictureArea(plan.X / _ui.Width, PanelPlan.Margin / _ui.Height, (plan.X + plan.Width) / _ui.Width, plan.Bottom / _ui.Height)
        : PictureArea.Whole;

    private void Panels(in PanelPlan plan)
    {
        const float Margin = PanelPlan.Margin;
        if (plan.Left > 0)
        {
            float y = Margin + _status.Draw(_ui, Margin, Margin, plan.Left, PanelPlan.IsSmall(_ui.Height)) + PanelPlan.Gap;
            y += Sound is SoundLevels levels ? _sound.Draw(_ui, Margin, y, plan.Left, levels) + PanelPlan.Gap : 0;
            float losses = _losses.Draw(_ui, Margin, y, plan.Left, plan.End - y < LossRoom);
            y += losses > 0 ? losses + PanelPlan.Gap : 0;
            _parameters.Draw(_ui, Margin, y, plan.Left, plan.End - y);
        }

        if (plan.Right > 0)
        {
            _latents.Draw(_ui, _ui.Width - Margin - plan.Right, Margin, plan.Right, plan.End - Margin, Chart);
        }
    }
}
