namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of <see cref="RunningAverage"/>.</summary>
/// <param name="Count">vec4s.</param>
/// <param name="Momentum">Weight of the newest value.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct RunningAverageParams(uint Count, float Momentum);

/// <summary><c>average += momentum (newest − average)</c> over a flat run; nothing when the step was rejected.</summary>
public readonly record struct RunningAverage(BufferSlice State, BufferSlice Newest, BufferSlice Average, RunningAverageParams Size)
    : IKernel<RunningAverage>
{
    public static KernelInfo Info { get; } = new("running_average", [Access.Read, Access.Read, Access.ReadWrite], 8);

    public DispatchSize Groups => Elements.Groups(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(State, Newest, Average);
        args.Push(Size);
    }
}
