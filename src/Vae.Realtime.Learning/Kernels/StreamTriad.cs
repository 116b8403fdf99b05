namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="StreamTriad"/>; the count is in vec4s.</summary>
internal readonly record struct StreamTriadParams(uint Count, float S) : IPushConstants;

/// <summary>Measures a device's memory: <c>c = a + s b</c>, two arrays read and one written (McCalpin's STREAM triad).</summary>
internal readonly record struct StreamTriad(BufferSlice A, BufferSlice B, BufferSlice C, StreamTriadParams Size) : IKernel<StreamTriad>
{
    public static KernelInfo Info => Kernel.StreamTriad;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(A, B, C);
        args.Push(Size);
    }
}
