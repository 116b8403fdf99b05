namespace Vae.Realtime.Gpu.Kernels;

using Silk.NET.Vulkan;

/// <summary>Command buffers that launch kernels and can be recorded again when those change.</summary>
internal interface IKernelUser
{
    /// <summary>Whether it launches one of these pipelines.</summary>
    bool Uses(IReadOnlySet<KernelPipeline> pipelines);

    /// <summary>Records its command buffers again, cut at the same places, with the pipelines as they are now.</summary>
    /// <returns>The ones before, which the device may still run; to be freed when it does not.</returns>
    IReadOnlyList<CommandBuffer> RecordAgain();
}
