namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Changes batches at random on the device, as an <see cref="Augmentation"/> says. The changes of an example follow from the schedule's
/// noise key and counter and its place in the epoch alone, so that a resumed run continues bit by bit as if it had not stopped.
/// </summary>
internal sealed class Augmenter : IDisposable
{
    private readonly GpuDevice _device;
    private readonly Shape _shape;
    private readonly Augmentation _options;
    private readonly AugmentationUse _use;
    private readonly List<GpuArena> _scratch = [];

    /// <param name="device">Where the batches are.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="options">What is changed.</param>
    /// <param name="use">What for; the two uses draw different numbers.</param>
    /// <exception cref="VaeException">A setting is out of its range.</exception>
    public Augmenter(GpuDevice device, Shape shape, Augmentation options, AugmentationUse use)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(use);
        (_device, _shape, _options, _use) = (device, shape, options, use);
    }

    /// <summary>Appends the dispatches that overwrite <paramref name="to"/> with the changed examples.</summary>
    /// <param name="recording">Receives them.</param>
    /// <param name="step">The schedule that numbers the examples.</param>
    /// <param name="from">(batch, pixels) in [0,1].</param>
    /// <param name="to">Another tensor of the same size, overwritten; rows past the valid ones become 0.</param>
    public void Record(Recording recording, StepBindings step, Tensor from, Tensor to)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if ((from.Rows, from.Columns) != (to.Rows, to.Columns) || from.Columns != _shape.Length)
        {
            throw new ArgumentException($"{from.Rows}x{from.Columns} and {to.Rows}x{to.Columns} are not two batches of {_shape}.", nameof(to));
        }

        Augmentation sharp = _options with { Blur = 0 };
        if (_options.IsNone)
        {
            recording.Copy(from.Buffer, to.Buffer);
            return;
        }

        if (_options.Blur > 0)
        {
            Tensor blurred = sharp.IsNone ? to : Scratch(to.Rows);
            recording.Dispatch(new Blur(step, from.Buffer, blurred.Buffer, new BlurParams(
                (uint)to.Rows,
                (uint)_shape.Height,
                (uint)_shape.Width,
                (uint)_shape.Channels,
                (uint)to.RowStride,
                _use,
                (float)_options.Blur)));
            recording.Cut();
            from = blurred;
        }

        if (!sharp.IsNone)
        {
            recording.Dispatch(new Augment(step, from.Buffer, to.Buffer, AugmentParams.Of(sharp, _use, _shape, to.Rows, to.RowStride)));
        }
    }

    /// <summary>Room for a batch that lives as long as this does.</summary>
    internal Tensor Scratch(int rows)
    {
        GpuArena arena = _device.CreateArena($"a batch of {rows} before its changes");
        _scratch.Add(arena);
        Tensor batch = Tensor.Reserve(arena, rows, _shape.Length);
        arena.Commit();
        return batch;
    }

    public void Dispose() => _scratch.ForEach(arena => arena.Dispose());
}
