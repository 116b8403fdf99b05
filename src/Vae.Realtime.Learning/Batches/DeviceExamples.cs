namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>Examples in device memory, and how batches are gathered from them.</summary>
/// <param name="Shape">Shape of one example.</param>
/// <param name="Data">Bytes, or floats.</param>
/// <param name="Labels">Bytes; null for none.</param>
/// <param name="Count">Number of examples.</param>
/// <param name="Pitch">Floats from one example to the next; 0 for bytes, which lie end to end.</param>
internal readonly record struct DeviceExamples(Shape Shape, BufferSlice Data, BufferSlice? Labels, int Count, int Pitch)
{
    public void Record(Recording recording, StepBindings step, Tensor x, GatherOrder order)
    {
        (uint rows, uint values, uint stride, uint count, uint mode) =
            ((uint)x.Rows, (uint)Shape.Length, (uint)x.RowStride, (uint)Count, (uint)order);
        if (Pitch == 0)
        {
            recording.Dispatch(new Gather(step, Data, x.Buffer, new GatherParams(rows, values, stride, count, mode)));
        }
        else
        {
            recording.Dispatch(new GatherFloats(step, Data, x.Buffer, new GatherFloatsParams(rows, values, stride, count, (uint)Pitch, mode)));
        }
    }

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, GatherOrder order)
    {
        BufferSlice data = Labels ?? throw new InvalidOperationException("The examples have no labels.");
        recording.Dispatch(new GatherLabels(step, data, labels, new GatherLabelsParams((uint)rows, (uint)Count, (uint)order)));
    }
}
