namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Gpu;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime.Overlay;

/// <summary>
/// The panels over the picture. It is the frame's layer through <see cref="Layer"/> and takes the pointer's events where they are over a
/// panel. It lays itself out anew every frame, in lengths that grow with the window.
/// </summary>
internal sealed class LiveOverlay : IPointerLayer, IDisposable
{
    private const float Margin = 12;
    private const float LeftWidth = 236;
    private const float RightWidth = 236;
    private const float Narrow = 1000;
    private const int HintFrames = 900;

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
    private int _painted;
    private bool _knowing;

    /// <param name="instrument">What is shown and played.</param>
    /// <param name="device">Where frames are drawn.</param>
    /// <param name="framesInFlight">As the plugin's host has them.</param>
    public LiveOverlay(Instrument instrument, GpuDevice device, int framesInFlight)
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

    /// <summary>Where examples lie; null where nobody knows.</summary>
    public ILatentChart? Chart { get; set; }

    /// <summary>An error to be shown until it is mended; null for none.</summary>
    public OverlayError? Error { get; set; }

    /// <summary>What is heard just now; null where there is no sound.</summary>
    public SoundLevels? Sound { get; set; }

    /// <summary>What names the tiles, see <see cref="SceneLabels.Areas"/>.</summary>
    internal ReadOnlySpan<OverlayRect> Labels => _labels.Areas;

    /// <summary>The panels of the last frame, in pixels.</summary>
    internal ReadOnlySpan<OverlayRect> Areas => _ui.Hand.Areas;

    /// <inheritdoc/>
    public bool Handle(in PointerEvent pointer)
    {
        _knowing |= pointer.Kind == PointerKind.Press;
        return _ui.Hand.Take(pointer);
    }

    public void Dispose() => Layer.Dispose();

    /// <summary>Draws a frame and lets the widgets act.</summary>
    internal void Paint(OverlayCanvas canvas)
    {
        Layer.Zoom = _instrument.Zoom;
        _ui.Begin(canvas);
        _latents.Tend(_ui.Hand);
        _knowing |= _instrument.HelpShown || !_instrument.OverlayShown;
        float bottom = _ui.Height - Margin;
        _labels.Draw(_ui);
        if (_instrument.HelpShown)
        {
            _help.Draw(_ui);
        }
        else if (_instrument.OverlayShown)
        {
            bottom -= Panels() + 8;
        }

        (float left, float right) = Widths;
        float between = _ui.Width - left - right - (4 * Margin);
        float free = _instrument.OverlayShown && !Small && _ui.Width >= Narrow ? between : _ui.Width - (2 * Margin);
        if (_instrument.Notice.Current is string notice)
        {
            Messages.Line(_ui, bottom, notice, free);
        }
        else if (!_knowing && _painted++ < HintFrames)
        {
            Messages.Hint(_ui, bottom, free);
        }

        float top = Margin;
        if (_instrument.Recording)
        {
            top += Messages.Recording(_ui) + 8;
        }

        if (Error is OverlayError error)
        {
            Messages.Error(_ui, error, top, between);
        }
    }

    // A window without much room in it, counted in letters.
    private bool Small => _ui.Height < 584;

    private (float Left, float Right) Widths => Small ? (190, 210) : (LeftWidth, RightWidth);

    // The height of the buttons, over which messages stand. In a narrow window all else ends above both.
    private float Panels()
    {
        (float left, float right) = Widths;
        bool narrow = Small || _ui.Width < Narrow;
        float buttons = _bar.Draw(_ui, _ui.Height - Margin, narrow ? _ui.Width - (2 * Margin) : _ui.Width - (4 * Margin) - left - right);
        float end = _ui.Height - Margin - (narrow ? buttons + Messages.Height + 12 : 0);
        float y = Margin + _status.Draw(_ui, Margin, Margin, left, Small) + 8;
        y += Sound is SoundLevels levels ? _sound.Draw(_ui, Margin, y, left, levels) + 8 : 0;
        float losses = _losses.Draw(_ui, Margin, y, left, Small);
        y += losses > 0 ? losses + 8 : 0;
        _parameters.Draw(_ui, Margin, y, left, end - y);
        _latents.Draw(_ui, _ui.Width - Margin - right, Margin, right, end - Margin, Chart);
        return buttons;
    }
}
