namespace Vae.Realtime.Gpu.Kernels;

using Vae.Realtime.Gpu.Shaders;

/// <summary>Compiled kernels by variant key (<see cref="KernelVariant"/>).</summary>
internal interface IShaderLibrary
{
    /// <summary>Every variant there is.</summary>
    IReadOnlyCollection<string> Keys { get; }

    /// <summary>SPIR-V words of a variant.</summary>
    /// <exception cref="GpuException">No such variant was built.</exception>
    byte[] Load(string key);

    /// <summary>What a variant was built from; null where that is not known.</summary>
    ShaderOrigin? Origin(string key) => null;
}

/// <summary>A library without kernels: for devices used only for copies.</summary>
internal sealed class EmptyShaderLibrary : IShaderLibrary
{
    public static EmptyShaderLibrary Instance { get; } = new();

    public IReadOnlyCollection<string> Keys => [];

    public byte[] Load(string key) => throw new GpuException($"Kernel '{key}' is not in the shader library.");
}
