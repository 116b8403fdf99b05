namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;

/// <summary>Rows of a table or windows of a series kept on the device as floats; windows that overlap share them.</summary>
internal sealed class VectorBatches(GpuDevice device, VectorSet vectors)
    : ResidentBatches(device, vectors, vectors.Pitch, data => device.Transfers.Upload<float>(data, vectors.Values));
