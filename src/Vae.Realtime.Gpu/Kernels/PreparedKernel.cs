namespace Vae.Realtime.Gpu.Kernels;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;

/// <summary>New code of a kernel variant in use, compiled and ready to take the place of the present one.</summary>
internal sealed class PreparedKernel : IDisposable
{
    private readonly VulkanDevice _device;
    private Pipeline? _fresh;

    internal PreparedKernel(VulkanDevice device, KernelPipeline target, Pipeline fresh) => (_device, Target, _fresh) = (device, target, fresh);

    /// <summary>The variant's name.</summary>
    public string Key => Target.Key;

    internal KernelPipeline Target { get; }

    /// <summary>Gives back what was never put in place.</summary>
    public void Dispose()
    {
        if (Take() is Pipeline unused)
        {
            KernelPipeline.Destroy(_device, unused);
        }
    }

    /// <summary>The pipeline, once.</summary>
    internal Pipeline? Take()
    {
        Pipeline? taken = _fresh;
        _fresh = null;
        return taken;
    }
}
