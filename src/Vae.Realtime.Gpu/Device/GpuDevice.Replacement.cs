namespace Vae.Realtime.Gpu.Device;

using Vae.Realtime.Gpu.Kernels;

/// <content>Exchanging kernels while they run.</content>
internal sealed partial class GpuDevice
{
    /// <summary>How often kernels were replaced, for who keeps what they computed.</summary>
    public long Replaced { get; private set; }

    /// <summary>Names of the variants of a kernel that are in use. May be asked for on any thread.</summary>
    public IReadOnlyList<string> VariantsInUse(string kernel) => [.. Kernels.Of(kernel).Select(pipeline => pipeline.Key)];

    /// <summary>Compiles new code for a variant in use. May run on another thread, beside frames, while the device lives.</summary>
    /// <param name="key">The variant's name.</param>
    /// <param name="words">SPIR-V with the bindings, push constants and workgroup size of the present code.</param>
    /// <returns>Null where the variant is not in use.</returns>
    /// <exception cref="GpuException">The driver refuses the code.</exception>
    public PreparedKernel? PrepareReplacement(string key, byte[] words) =>
        Kernels.Of(KernelVariant.KernelOf(key)).FirstOrDefault(pipeline => pipeline.Key == key) is KernelPipeline target
            ? new PreparedKernel(this, target, Kernels.Build(target, words))
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
}
