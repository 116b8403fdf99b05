namespace Vae.Realtime.Gpu.Kernels;

/// <summary>What the host must know of a kernel. The build reads it from the compiled shader.</summary>
/// <param name="Name">File name of the shader without <c>.comp</c>.</param>
/// <param name="Bindings">Access of binding 0, 1, ... in descriptor set 0.</param>
/// <param name="PushBytes">Size of the push constants in bytes; 0 for none.</param>
/// <param name="Local">Invocations of a workgroup; null where it is the variant's macro WG.</param>
/// <param name="PerInvocation">Items of one invocation: the shader's constant PER_INVOCATION, 1 without it.</param>
/// <param name="StoresWide">There is a variant that stores 64-bit integers (<see cref="MemoryPath.WideTexel"/>).</param>
internal sealed record KernelInfo(
    string Name, IReadOnlyList<Access> Bindings, int PushBytes, WorkgroupSize? Local = null, int PerInvocation = 1, bool StoresWide = false)
{
    /// <summary>True when the load path (macro LD) is chosen per device.</summary>
    public bool HasLoads => Bindings.Any(access => access is Access.Load or Access.LoadWords);

    /// <summary>Invocations of a workgroup along x.</summary>
    /// <exception cref="InvalidOperationException">The macro WG says.</exception>
    public int Group => (int)Size.X;

    private WorkgroupSize Size =>
        Local ?? throw new InvalidOperationException($"The workgroups of kernel '{Name}' are as large as its variant's macro WG.");

    /// <summary>Enough workgroups for items along x.</summary>
    public DispatchSize Cover(long items) => Cover(items, Group);

    /// <summary>Enough workgroups of a variant for items along x.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="group">The variant's macro WG.</param>
    public DispatchSize Cover(long items, int group) => DispatchSize.Cover(items, (long)group * PerInvocation);

    /// <summary>Enough workgroups along x for rows whose items begin with an invocation each.</summary>
    public DispatchSize CoverRows(long rows, long items) => DispatchSize.Cover(rows * ((items + PerInvocation - 1) / PerInvocation), Group);

    /// <summary>Enough workgroups for a plane.</summary>
    public DispatchSize CoverPlane(long width, long height) => DispatchSize.Cover(width, height, Size.X, Size.Y);
}
