namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The stream of textures.</summary>
/// <param name="size">Width and height of a picture in pixels, a multiple of 32.</param>
/// <param name="stream">Which of the stream's examples.</param>
internal sealed class TextureBatches(int size, ProceduralStream stream) : DrawnBatches(
    StreamKind.Textures, size, stream, ["noise", "cells", "stripes", "wood", "marble"])
{
    private protected override void Draw(Recording recording, StepBindings step, Tensor x, int pixels) =>
        recording.Dispatch(new Textures(step, x.Buffer, new StreamParams((uint)x.Rows, (uint)x.RowStride, (uint)pixels)));
}
