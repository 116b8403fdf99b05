namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Learning.Models;

/// <summary>
/// A plugin with the shipped glyphs, rendered off screen at 60 frames a second. By its clock a batch of tiles takes a millisecond, so that
/// which tiles a frame renews does not depend on how busy the machine is.
/// </summary>
internal sealed class SceneBench : IDisposable
{
    private readonly StepClock _clock = new(1e-3);
    private readonly OffscreenTarget _target;
    private readonly int _width;
    private readonly int _height;

    public SceneBench(GpuDevice device, int width, int height, string? model = null, DataSpec? data = null)
    {
        (_width, _height) = (width, height);
        _target = new OffscreenTarget(device);
        Plugin.Awake(new PluginHost(device)
        {
            ModelPath = model ?? Path.Combine(Repository.Root, "assets", "models", "glyphs.safetensors"),
            DataSpec = data,
            FramesInFlight = 2,
            Clock = _clock,
        });
    }

    public SceneBench(GpuDevice device, int width, int height, VaeModel model)
    {
        (_width, _height) = (width, height);
        _target = new OffscreenTarget(device);
        Plugin.Awake(new PluginHost(device) { Model = model, FramesInFlight = 2, Clock = _clock });
    }

    public VaePlugin Plugin { get; } = new();

    public SceneDirector Scenes => Plugin.Scenes;

    /// <summary>Renders frames.</summary>
    /// <returns>The last one, (height, width, 4).</returns>
    public byte[] Run(int frames = 1)
    {
        for (int i = 0; i < frames; i++)
        {
            Plugin.Update(new PluginFrame(1 / 60.0));
            _target.TryBegin(_width, _height, out RenderTarget target);
            Plugin.Render(target);
            _target.End();
        }

        return _target.Read();
    }

    /// <summary>Renders frames until something is so.</summary>
    public void RunUntil(Func<bool> condition, string what) => Patience.Until(condition, what, () => Run());

    /// <summary>Renders frames and keeps the last as a PNG.</summary>
    public void Save(string folder, string name, int frames = 1) =>
        PngFile.Save(Path.Combine(folder, name + ".png"), new Rgba32Image(_width, _height, Run(frames)));

    public void Dispose()
    {
        Plugin.Dispose();
        _target.Dispose();
    }
}
