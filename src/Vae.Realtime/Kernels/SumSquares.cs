namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>Partial sums of squares of a run of vec4s, in a fixed order: for gradients whose kernels do not sum their squares.</summary>
/// <param name="X">The run; zeros in its padding.</param>
/// <param name="Squares">Receives <see cref="Count"/> floats.</param>
/// <param name="Quads">vec4s of the run.</param>
public readonly record struct SumSquares(BufferSlice X, BufferSlice Squares, uint Quads) : IKernel<SumSquares>
{
    private const int Run = 64;

    public static KernelInfo Info { get; } = new("sum_squares", [Access.Read, Access.Write], 4);

    public DispatchSize Groups => DispatchSize.Cover(Count(Quads), 64);

    /// <summary>Partial sums of a run.</summary>
    public static int Count(long quads) => checked((int)((quads + Run - 1) / Run));

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Squares);
        args.Push(Quads);
    }
}
