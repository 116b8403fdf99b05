namespace Vae.Realtime;

/// <summary>What an image is used for, as far as its Vulkan layout goes.</summary>
public enum ImageUse
{
    Undefined,
    General,
    TransferTarget,
    ShaderRead,
    ColorAttachment,
    Present,
}

/// <summary>
/// Where a frame goes: a host's image, and a command buffer of the host that is being recorded outside a render pass.
/// </summary>
/// <param name="Commands">VkCommandBuffer in the recording state, of the queue family the device was opened or attached with.</param>
/// <param name="Image">VkImage with usage TRANSFER_DST, 8 bits per channel, four channels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bgra">True when the format stores blue first.</param>
/// <param name="Before">Layout the image is in; Undefined discards its content.</param>
/// <param name="After">Layout to leave it in.</param>
public readonly record struct RenderTarget(
    nint Commands, ulong Image, int Width, int Height, bool Bgra, ImageUse Before, ImageUse After);
