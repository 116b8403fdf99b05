namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;

/// <summary>The product's compiled kernels, embedded in this assembly.</summary>
internal static class VaeShaders
{
    private static readonly Lazy<ShaderPack> Pack = new(() => new ShaderPack(
        typeof(VaeShaders).Assembly.GetManifestResourceStream("shaders.pack")
            ?? throw new GpuException("The assembly was built without its shaders.")));

    /// <summary>Every variant of every kernel.</summary>
    public static IShaderLibrary Library => Pack.Value;
}
