namespace Vae.Realtime.Live;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Training;

/// <summary>
/// A trace of a live run's kernels: when the run is over, some frames and training steps are done once more, one after the other and
/// with timestamps, which the frames that were watched are spared.
/// </summary>
internal static class FrameProfile
{
    /// <summary>Frames in the trace, each followed by a training step.</summary>
    public const int Frames = 20;

    /// <summary>Measures and writes the trace.</summary>
    /// <exception cref="GpuException">The device has no timestamps.</exception>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public static void Write(string path, VaePlugin plugin, GpuDevice device)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        ArgumentNullException.ThrowIfNull(device);
        ChromeTrace trace = new(device.Info.Name);
        Trainer? trainer = plugin.Training?.Trainer;
        using GpuProfile? frame = plugin.Scenes.Describe() is Recording picture ? new GpuProfile(device, picture) : null;
        using GpuProfile? step = trainer?.CreateProfile();
        for (int i = 1; i <= Frames; i++)
        {
            if (frame is not null)
            {
                trace.Add(FormattableString.Invariant($"frame {i}"), frame.Run());
            }

            if (step is not null)
            {
                trace.Add(FormattableString.Invariant($"step {i}"), trainer!.RunProfiled(step));
            }
        }

        trace.Save(path);
    }
}
