namespace Vae.Realtime.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;

/// <summary>A set of images kept on the device as bytes.</summary>
public sealed class ImageBatches(GpuDevice device, ImageSet images)
    : ResidentBatches(device, images, 0, data => device.Upload<byte>(data, images.Pixels));
