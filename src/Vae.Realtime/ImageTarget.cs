namespace Vae.Realtime;

/// <summary>
/// Where a frame goes that the plugin records and submits itself: a host's image, and what the queue waits for and signals. What the host submits
/// to the same queue afterwards finds the image written, without a semaphore.
/// </summary>
/// <param name="Image">VkImage with usage TRANSFER_DST, 8 bits per channel, four channels; it lives until the frame is finished.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bgra">True when the format stores blue first.</param>
/// <param name="Before">Layout the image is in; Undefined discards its content.</param>
/// <param name="After">Layout to leave it in.</param>
/// <param name="WaitFor">A binary VkSemaphore that the frame waits for before it begins; 0 for none.</param>
/// <param name="Signal">A binary VkSemaphore that is signalled once the image is written and in its layout; 0 for none.</param>
public readonly record struct ImageTarget(
    ulong Image, int Width, int Height, bool Bgra, ImageUse Before, ImageUse After, ulong WaitFor = 0, ulong Signal = 0);
