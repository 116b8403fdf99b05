namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Where the values of an example lie, counted in its own order.</summary>
/// <param name="Columns">Values per row.</param>
/// <param name="Stride">Floats from row to row.</param>
/// <param name="Example">Floats from example to example.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct RepackLayout(uint Columns, uint Stride, uint Example);

/// <summary>Push constants of <see cref="Repack"/>.</summary>
/// <param name="Batch">Examples.</param>
/// <param name="Values">Per example.</param>
/// <param name="From">Of x.</param>
/// <param name="To">Of y.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct RepackParams(uint Batch, uint Values, RepackLayout From, RepackLayout To);

/// <summary>The same values in another layout. Overwrites y except for its padding.</summary>
public readonly record struct Repack(BufferSlice X, BufferSlice Y, RepackParams Size) : IKernel<Repack>
{
    public static KernelInfo Info { get; } = new("repack", [Access.Read, Access.Write], 32);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Batch * Size.Values, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Y);
        args.Push(Size);
    }
}
