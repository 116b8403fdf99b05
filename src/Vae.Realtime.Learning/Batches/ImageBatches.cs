namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;

/// <summary>A set of images kept on the device as bytes.</summary>
internal sealed class ImageBatches(GpuDevice device, ImageSet images)
    : ResidentBatches(device, images, 0, data => device.Transfers.Upload<byte>(data, images.Pixels));
