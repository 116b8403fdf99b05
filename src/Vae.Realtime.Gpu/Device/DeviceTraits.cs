namespace Vae.Realtime.Gpu.Device;

/// <summary>Limits and preferences of a device that kernels and recordings are planned by.</summary>
/// <param name="IsCpu">A software driver: register blocking wins over shared memory.</param>
/// <param name="PrefersTexelLoads">vec4 loads through a uniform texel buffer are faster than through a storage buffer (lavapipe).</param>
/// <param name="Addresses">Kernels can read buffers by their addresses, and have 64-bit integers.</param>
/// <param name="SharesUniformLoads">The driver loads once what is the same for all lanes of a subgroup (llvmpipe from Mesa 26 on).</param>
/// <param name="MaxTexelElements">Largest texel buffer, in texels.</param>
/// <param name="MaxStorageRange">Largest storage-buffer binding, in bytes.</param>
/// <param name="OffsetAlignment">Alignment of every sub-allocation, in bytes, so that it can be bound either way.</param>
/// <param name="MaxGroupsX">Most workgroups along x in one dispatch.</param>
/// <param name="MaxInvocations">Most invocations in one workgroup.</param>
/// <param name="ShuffleLanes">Lanes of a subgroup in compute shaders; 0 where they cannot shuffle.</param>
/// <param name="TimestampPeriod">Nanoseconds per timestamp tick; 0 where the queue has no timestamps.</param>
internal sealed record DeviceTraits(
    bool IsCpu,
    bool PrefersTexelLoads,
    bool Addresses,
    bool SharesUniformLoads,
    ulong MaxTexelElements,
    ulong MaxStorageRange,
    ulong OffsetAlignment,
    uint MaxGroupsX,
    uint MaxInvocations,
    uint ShuffleLanes,
    double TimestampPeriod);
