namespace Vae.Realtime.Gpu;

using Silk.NET.Shaderc;

/// <summary>
/// GLSL to SPIR-V 1.5 (Vulkan 1.2), optimised for speed: by libshaderc in this process where it can be loaded, else by the program
/// <c>glslc</c>, which is the same compiler.
/// </summary>
public sealed class ShaderCompiler : IDisposable
{
    private static readonly Lazy<Shaderc?> Library = new(ShadercLibrary.TryLoad);

    private readonly ShadercLibrary? _library = Library.Value is Shaderc shaderc ? new ShadercLibrary(shaderc) : null;

    /// <summary>Which of the two compiles, in words.</summary>
    public string Description => _library is null ? "the program glslc" : "libshaderc";

    /// <summary>Compiles one variant of a shader.</summary>
    /// <exception cref="GpuException">The compiler's own message, with file and line.</exception>
    public byte[] Compile(ShaderSource source, IReadOnlyDictionary<string, int> macros)
    {
        (byte[]? spirv, string message) = _library?.Compile(source, macros) ?? Glslc.Compile(source, macros);
        return spirv ?? throw new GpuException($"Compiling {source.Name}.comp failed: {message}");
    }

    public void Dispose() => _library?.Dispose();
}
