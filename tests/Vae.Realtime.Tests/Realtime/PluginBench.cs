namespace Vae.Realtime.Tests.Realtime;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>A small colour model and a plugin that shows it.</summary>
internal sealed class PluginBench : IDisposable
{
    public static readonly Shape Shape = new(5, 7, 3);

    public PluginBench(GpuDevice device)
    {
        Model = new VaeModel(device, VaeArchitecture.Mlp(Shape, hidden: 24, latent: 4), trainable: false);
        Model.Initialise(5);
        Plugin.Awake(new PluginHost(device) { Model = Model, FramesInFlight = 2 });
    }

    public VaeModel Model { get; }

    public VaePlugin Plugin { get; } = new();

    /// <summary>Sets the latent.</summary>
    public void Show(params ReadOnlySpan<float> latent) => latent.CopyTo(Plugin.Latents.State.Values);

    /// <summary>Renders one frame.</summary>
    public void Frame(OffscreenTarget target, int width, int height)
    {
        Begin(target, width, height);
        target.End();
    }

    /// <summary>Records a frame without submitting it.</summary>
    public void Begin(OffscreenTarget target, int width, int height)
    {
        target.TryBegin(width, height, out RenderTarget frame);
        Plugin.Render(frame);
    }

    /// <summary>What the decoder makes of a latent, by a pass of its own: (height, width, channels) in (0,1).</summary>
    public double[] Decode(params float[] latent)
    {
        using VaePass pass = new(Model, batch: 1);
        using StepRing ring = new(Model.Device);
        ring.Entry(0) = new StepEntry { Valid = 1 };
        pass.Z.Upload(Model.Device, latent);
        Recording recording = new("expected picture");
        pass.RecordDecode(recording, ring.Bindings);
        pass.RecordPictures(recording, ring.Bindings);
        Model.Device.RunOnce(recording);
        return [.. pass.Pictures.Download(Model.Device).Select(value => (double)value)];
    }

    /// <summary>A moment from now, as a Stopwatch timestamp.</summary>
    public static long Soon(double seconds) => Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);

    public void Dispose()
    {
        Plugin.OnDestroy();
        Model.Dispose();
    }
}
