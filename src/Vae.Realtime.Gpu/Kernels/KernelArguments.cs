namespace Vae.Realtime.Gpu.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Memory;

/// <summary>Collects what one dispatch binds; filled by <see cref="IKernel{TSelf}.Bind"/>.</summary>
internal ref struct KernelArguments()
{
    private readonly List<BufferSlice> _bindings = [];
    private readonly SortedDictionary<string, int> _macros = new(StringComparer.Ordinal);

    internal readonly IReadOnlyList<BufferSlice> Bindings => _bindings;

    internal readonly IReadOnlyDictionary<string, int> Macros => _macros;

    internal byte[] PushConstants { get; private set; } = [];

    /// <summary>Binds slices to the next bindings, in order.</summary>
    public readonly void Buffers(params ReadOnlySpan<BufferSlice> slices)
    {
        foreach (BufferSlice slice in slices)
        {
            _bindings.Add(slice);
        }
    }

    /// <summary>Sets the push constants.</summary>
    public void Push<T>(T value)
        where T : unmanaged, IPushConstants => PushConstants = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(ref value)).ToArray();

    /// <summary>Chooses the variant of the kernel that was built with this macro value.</summary>
    public readonly void Define(string macro, int value) => _macros[macro] = value;
}
