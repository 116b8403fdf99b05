namespace Silk.NET.Vulkan;

/// <summary>An extension whose functions are looked up on an instance.</summary>
public interface IInstanceExtension<TSelf> : IExtension
    where TSelf : IInstanceExtension<TSelf>
{
    static abstract TSelf Create(nint[] functions);
}
