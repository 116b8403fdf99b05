namespace Vae.Realtime.Gpu;

using Silk.NET.Vulkan;

/// <summary>Every pipeline of a device, compiled on first use, with the driver's pipeline cache kept on disk between runs.</summary>
internal sealed class KernelCache(GpuDevice device, string? folder) : IDisposable
{
    private readonly Dictionary<string, KernelPipeline> _pipelines = [];
    private readonly PipelineCacheFile _file = new(device, folder);

    /// <summary>The pipeline of a dispatch; <paramref name="texel"/> tells how its loads are bound.</summary>
    public KernelPipeline Get(DispatchCommand dispatch, bool texel)
    {
        IEnumerable<KeyValuePair<string, int>> macros = dispatch.Macros;
        if (dispatch.Info.HasLoads)
        {
            macros = macros.Append(new KeyValuePair<string, int>("LD", texel ? 1 : 0));
        }

        string key = KernelVariant.Key(dispatch.Info.Name, macros);
        if (!_pipelines.TryGetValue(key, out KernelPipeline? pipeline))
        {
            DescriptorType[] types = [.. dispatch.Info.Bindings.Select(access => access switch
            {
                Access.Load => texel ? DescriptorType.UniformTexelBuffer : DescriptorType.StorageBuffer,
                Access.ImageWrite => DescriptorType.StorageImage,
                _ => DescriptorType.StorageBuffer,
            })];
            pipeline = new KernelPipeline(device, key, dispatch.Info, types, _file.Handle);
            _pipelines.Add(key, pipeline);
        }

        return pipeline;
    }

    public void Dispose()
    {
        foreach (KernelPipeline pipeline in _pipelines.Values)
        {
            pipeline.Dispose();
        }

        _file.Dispose();
    }
}
