namespace Vae.Realtime.Gpu.Kernels;

/// <summary>What the host must know of a kernel; a test compares it with the SPIR-V by reflection.</summary>
/// <param name="Name">File name of the shader without <c>.comp</c>.</param>
/// <param name="Bindings">Access of binding 0, 1, ... in descriptor set 0.</param>
/// <param name="PushBytes">Size of the push constants in bytes; 0 for none.</param>
internal sealed record KernelInfo(string Name, IReadOnlyList<Access> Bindings, int PushBytes)
{
    /// <summary>True when the load path (macro LD) is chosen per device.</summary>
    public bool HasLoads => Bindings.Contains(Access.Load);
}
