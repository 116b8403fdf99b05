namespace Silk.NET.Core.Contexts;

/// <summary>Something a Vulkan surface can be made for.</summary>
public interface IVkSurfaceSource
{
    /// <summary>The surface factory; usable once the window is initialised.</summary>
    IVkSurface? VkSurface { get; }
}
