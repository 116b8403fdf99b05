namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;

/// <summary>How kernels that work value by value are launched; mirrors <c>shaders/include/elements.glsl</c>.</summary>
internal static class Elements
{
    private const int Group = 64;
    private const int PerInvocation = 4;

    /// <summary>Enough workgroups for this many vec4s.</summary>
    public static DispatchSize Groups(uint quads) => DispatchSize.Cover(quads, Group * PerInvocation);
}
