namespace Vae.Realtime.Gpu.Kernels;

using System.Collections.Concurrent;
using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Every kernel of a device, compiled on first use or ahead of it, and exchanged while it runs. The driver's pipeline cache is kept on disk
/// between runs. Two threads may ask at once; one that asks for what the other is compiling waits for it.
/// </summary>
/// <param name="device">Need not be open yet.</param>
/// <param name="warmup">Spares the queue what a driver compiles late; null where there is none.</param>
internal sealed class KernelLibrary(VulkanDevice device, IKernelWarmup? warmup) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<KernelPipeline>> _pipelines = [];
    private readonly Lazy<PipelineCacheFile> _file = new(() => new PipelineCacheFile(device));
    private readonly Lock _preparing = new();
    private bool _closing;
    private int _asked;
    private int _prepared;

    /// <summary>Raised for every pipeline that is compiled, on the thread that compiles it.</summary>
    public event Action<string>? Compiling;

    /// <summary>How often kernels were replaced. What a kernel computed before may be outdated once this changes.</summary>
    public long Replaced { get; private set; }

    /// <summary>
    /// How many of the launches that <see cref="Prepare"/> was asked for are prepared; both 0 once all are. May be asked for on any thread.
    /// </summary>
    public (int Done, int Of) Preparing => (Volatile.Read(ref _prepared), Volatile.Read(ref _asked));

    /// <summary>Exchanges the kernels of recordings.</summary>
    public KernelReplacements Replacements { get; } = new(device);

    /// <summary>The pipeline of a dispatch.</summary>
    public KernelPipeline Get(DispatchCommand dispatch)
    {
        IEnumerable<KeyValuePair<string, int>> macros = dispatch.Macros;
        if (!dispatch.Macros.TryGetValue(MemoryPath.Macro, out int loads))
        {
            loads = PathOf(dispatch);
            macros = dispatch.Info.HasLoads ? macros.Append(new KeyValuePair<string, int>(MemoryPath.Macro, loads)) : macros;
        }

        string key = KernelVariant.Key(dispatch.Info.Name, macros);
        return _pipelines.GetOrAdd(key, _ => new Lazy<KernelPipeline>(() => Compile(key, dispatch.Info, loads))).Value;
    }

    /// <summary>
    /// Compiles the kernels of a recording, so that compiling the recording finds them ready. Unlike everything else of a device this may
    /// run on other threads, beside frames: several take turns, kernel by kernel, and what the recording binds may be gone by then. Ends
    /// early when the device is disposed.
    /// </summary>
    /// <param name="recording">Not added to any more.</param>
    /// <param name="cancellation">Ends it early, between two kernels.</param>
    public void Prepare(Recording recording, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        DispatchCommand[] dispatches = [.. recording.Commands.OfType<DispatchCommand>()];
        int left = dispatches.Length;
        Interlocked.Add(ref _asked, left);
        try
        {
            foreach (DispatchCommand dispatch in dispatches)
            {
                lock (_preparing)
                {
                    if (_closing || cancellation.IsCancellationRequested)
                    {
                        return;
                    }

                    Get(dispatch);
                    warmup?.Run(dispatch);
                    Interlocked.Increment(ref _prepared);
                    left--;
                }
            }
        }
        finally
        {
            Forget(left);
        }
    }

    /// <summary>Names of the variants of a kernel that are in use. May be asked for on any thread.</summary>
    public IReadOnlyList<string> VariantsInUse(string kernel) => [.. Of(kernel).Select(pipeline => pipeline.Key)];

    /// <summary>Compiles new code for a variant in use. May run on another thread, beside frames, while the device lives.</summary>
    /// <param name="key">The variant's name.</param>
    /// <param name="words">SPIR-V with the bindings, push constants and workgroup size of the present code.</param>
    /// <returns>Null where the variant is not in use.</returns>
    /// <exception cref="GpuException">The driver refuses the code.</exception>
    public PreparedKernel? PrepareReplacement(string key, byte[] words) =>
        Of(KernelVariant.KernelOf(key)).FirstOrDefault(pipeline => pipeline.Key == key) is KernelPipeline target
            ? new PreparedKernel(device, target, target.Build(words, _file.Value.Handle))
            : null;

    /// <summary>
    /// Puts prepared kernels in the place of the present ones: everything submitted or encoded from now on launches them. On the thread of
    /// the queue, between frames.
    /// </summary>
    public void Replace(IEnumerable<PreparedKernel> kernels)
    {
        Replacements.Collect();
        Replacements.Apply(kernels);
        Replaced++;
    }

    /// <summary>Destroys replaced kernels that the device does not run any more, without waiting. On the thread of the queue.</summary>
    public void CollectReplaced() => Replacements.Collect();

    /// <summary>Destroys all kernels of the idle device.</summary>
    public void Dispose()
    {
        lock (_preparing)
        {
            _closing = true;
            warmup?.Dispose();
        }

        Replacements.Dispose();
        foreach (Lazy<KernelPipeline> pipeline in _pipelines.Values.Where(pipeline => pipeline.IsValueCreated))
        {
            pipeline.Value.Dispose();
        }

        if (_file.IsValueCreated)
        {
            _file.Value.Dispose();
        }
    }

    // Texel buffers where they are preferred and every view is within the device's limit, then with wide stores if there are any.
    private int PathOf(DispatchCommand dispatch)
    {
        bool texels = device.Traits.PrefersTexelLoads && !dispatch.Bindings
            .Where((_, index) => dispatch.Info.Bindings[index] is Access.Load or Access.LoadWords)
            .Any(binding => binding.Size / 16 > device.Traits.MaxTexelElements);
        return !texels ? MemoryPath.Storage
            : dispatch.Info.StoresWide && device.Traits.Addresses ? MemoryPath.WideTexel : MemoryPath.Texel;
    }

    // The pipelines of a kernel that are in use, whatever their variant.
    private IEnumerable<KernelPipeline> Of(string kernel) => _pipelines
        .Where(entry => entry.Value.IsValueCreated && KernelVariant.KernelOf(entry.Key) == kernel)
        .Select(entry => entry.Value.Value);

    private KernelPipeline Compile(string key, KernelInfo info, int loads)
    {
        Compiling?.Invoke(key);
        DescriptorType[] types =
        [
            .. info.Bindings.Select(
                access => access is Access.Load or Access.LoadWords && loads is MemoryPath.Texel or MemoryPath.WideTexel
                    ? DescriptorType.UniformTexelBuffer
                    : DescriptorType.StorageBuffer),
        ];
        return new KernelPipeline(device, key, info, types, loads == MemoryPath.Address, _file.Value.Handle);
    }

    // Counts from nothing again where nothing is left to do.
    private void Forget(int left)
    {
        lock (_preparing)
        {
            if (Interlocked.Add(ref _prepared, left) == Volatile.Read(ref _asked))
            {
                (_asked, _prepared) = (0, 0);
            }
        }
    }
}
