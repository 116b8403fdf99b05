namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="StreamTriad"/>; the count is in vec4s.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct StreamTriadParams(uint Count, float S);

/// <summary>Measures a device's memory: <c>c = a + s b</c>, two arrays read and one written (McCalpin's STREAM triad).</summary>
internal readonly record struct StreamTriad(BufferSlice A, BufferSlice B, BufferSlice C, StreamTriadParams Size) : IKernel<StreamTriad>
{
    private const int PerInvocation = 16;

    public static KernelInfo Info { get; } = new("stream_triad", [Access.Load, Access.Load, Access.Write], 8);

    public DispatchSize Groups => DispatchSize.Cover(Size.Count, 64 * PerInvocation);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(A, B, C);
        args.Push(Size);
    }
}
