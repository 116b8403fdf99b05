namespace Silk.NET.Vulkan;

/// <summary>An extension whose functions are looked up on a device.</summary>
public interface IDeviceExtension<TSelf> : IExtension
    where TSelf : IDeviceExtension<TSelf>
{
    static abstract TSelf Create(nint[] functions);
}
