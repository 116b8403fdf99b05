namespace Vae.Realtime.Gpu.Kernels;

using System.Collections.Concurrent;
using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Every pipeline of a device, compiled on first use, with the driver's pipeline cache kept on disk between runs. Two threads may ask at
/// once; one that asks for what the other is compiling waits for it.
/// </summary>
internal sealed class KernelCache(GpuDevice device) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<KernelPipeline>> _pipelines = [];
    private readonly PipelineCacheFile _file = new(device);

    /// <summary>Raised for every pipeline that is compiled, on the thread that compiles it.</summary>
    public event Action<string>? Compiling;

    /// <summary>The pipeline of a dispatch; <paramref name="texel"/> tells how its loads are bound.</summary>
    public KernelPipeline Get(DispatchCommand dispatch, bool texel)
    {
        IEnumerable<KeyValuePair<string, int>> macros = dispatch.Macros;
        if (dispatch.Info.HasLoads)
        {
            macros = macros.Append(new KeyValuePair<string, int>("LD", texel ? 1 : 0));
        }

        string key = KernelVariant.Key(dispatch.Info.Name, macros);
        return _pipelines.GetOrAdd(key, _ => new Lazy<KernelPipeline>(() => Compile(key, dispatch.Info, texel))).Value;
    }

    /// <summary>The pipelines of a kernel that are in use, whatever their variant.</summary>
    public IReadOnlyList<KernelPipeline> Of(string kernel) =>
    [
        .. _pipelines
            .Where(entry => entry.Value.IsValueCreated && KernelVariant.KernelOf(entry.Key) == kernel)
            .Select(entry => entry.Value.Value),
    ];

    /// <summary>Compiles other code for a pipeline; see <see cref="KernelPipeline.Build"/>.</summary>
    public Pipeline Build(KernelPipeline pipeline, byte[] words) => pipeline.Build(words, _file.Handle);

    public void Dispose()
    {
        foreach (Lazy<KernelPipeline> pipeline in _pipelines.Values.Where(pipeline => pipeline.IsValueCreated))
        {
            pipeline.Value.Dispose();
        }

        _file.Dispose();
    }

    private KernelPipeline Compile(string key, KernelInfo info, bool texel)
    {
        Compiling?.Invoke(key);
        DescriptorType[] types = [.. info.Bindings.Select(access => access switch
        {
            Access.Load => texel ? DescriptorType.UniformTexelBuffer : DescriptorType.StorageBuffer,
            _ => DescriptorType.StorageBuffer,
        })];
        return new KernelPipeline(device, key, info, types, _file.Handle);
    }
}
