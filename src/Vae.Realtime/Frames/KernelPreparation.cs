namespace Vae.Realtime.Frames;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Kernels of a recording on their way: compiled on another thread while frames go on, or, where frames may wait, when they are needed.
/// </summary>
internal sealed class KernelPreparation : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task? _work;

    /// <param name="device">Where they will run.</param>
    /// <param name="recording">Not added to any more. What it binds may go before the kernels are compiled.</param>
    /// <param name="aside">On another thread.</param>
    public KernelPreparation(GpuDevice device, Recording recording, bool aside)
    {
        CancellationToken cancellation = _leaving.Token;
        _work = aside ? Task.Run(() => device.Kernels.Prepare(recording, cancellation)) : null;
    }

    /// <summary>Whether nothing is left to wait for.</summary>
    /// <exception cref="GpuException">A kernel could not be compiled.</exception>
    public bool IsDone
    {
        get
        {
            if (_work is { IsCompleted: true })
            {
                _work.GetAwaiter().GetResult();
            }

            return _work is null || _work.IsCompleted;
        }
    }

    /// <summary>Ends it soon, without waiting.</summary>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
