namespace Silk.NET.Vulkan;

/// <summary>What the loader must know to make an extension's class.</summary>
public interface IExtension
{
    /// <summary>The C names of the functions, in the order that the class expects their addresses.</summary>
    static abstract IReadOnlyList<string> Commands { get; }
}
