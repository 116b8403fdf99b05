namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;

/// <summary>Parameters and operands of a layer that is measured by itself.</summary>
/// <param name="device">Where it runs.</param>
/// <param name="launches">Launches in one run, so that the cost of a submit is shared.</param>
internal sealed class LayerOperands(GpuDevice device, int launches) : IDisposable
{
    private readonly List<CompiledRecording> _works = [];

    public ParameterStore Store { get; } = new(device, trainable: true);

    public GpuArena Arena { get; } = device.CreateArena("operands");

    /// <summary>Records random numbers into tensors. Not zeros: a processor may be quicker, or clock higher, on those.</summary>
    public static void Fill(Recording recording, params IEnumerable<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            recording.Dispatch(new UniformFill(
                tensor.Buffer, new UniformFillParams((uint)tensor.Rows, (uint)tensor.Columns, (uint)tensor.RowStride, 1, 1, 2)));
        }
    }

    /// <summary>What is measured: the same work several times over.</summary>
    public Subject Compile(string name, Action<Recording> record)
    {
        Recording recording = new(name);
        for (int i = 0; i < launches; i++)
        {
            record(recording);
        }

        CompiledRecording work = device.Compile(recording);
        _works.Add(work);
        return Subject.Of(device, name, work);
    }

    public void Dispose()
    {
        _works.ForEach(work => work.Dispose());
        Arena.Dispose();
        Store.Dispose();
    }
}
