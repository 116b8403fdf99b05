namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The stream of shapes.</summary>
/// <param name="size">Width and height of a picture in pixels, a multiple of 32.</param>
/// <param name="stream">Which of the stream's examples.</param>
internal sealed class ShapeBatches(int size, ProceduralStream stream) : DrawnBatches(
    StreamKind.Shapes, size, stream, ["disc", "ring", "moon", "triangle", "square", "cross", "star", "heart", "drop", "flower"])
{
    private protected override void Draw(Recording recording, StepBindings step, Tensor x, int pixels) =>
        recording.Dispatch(new Shapes(step, x.Buffer, new StreamParams((uint)x.Rows, (uint)x.RowStride, (uint)pixels)));
}
