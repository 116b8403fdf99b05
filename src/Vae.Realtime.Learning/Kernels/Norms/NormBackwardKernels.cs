namespace Vae.Realtime.Learning.Kernels.Norms;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="NormBackwardSums"/>.</summary>
/// <param name="Chunks">Runs of rows.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Chunk">Rows of a chunk.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Grouped">1 when every chunk has statistics of its own, 0 when all share the first.</param>
internal readonly record struct NormBackwardSumsParams(uint Chunks, uint Quads, uint Chunk, uint Rows, uint Grouped) : IPushConstants;

/// <summary>
/// Sums of dy and of dy·x̂ per channel of every chunk: dy, x (rows,C), statistics (groups,3,C) → sums (chunks,2,C). Overwrites.
/// </summary>
internal readonly record struct NormBackwardSums(
    BufferSlice Dy, BufferSlice X, BufferSlice Statistics, BufferSlice Sums, NormBackwardSumsParams Size) : IKernel<NormBackwardSums>
{
    public static KernelInfo Info => Kernel.NormBackwardSums;

    public DispatchSize Groups => Info.Cover((long)Size.Chunks * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, X, Statistics, Sums);
        args.Push(Size);
    }
}

/// <summary>Push constants of <see cref="NormBackwardParameters"/>.</summary>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Chunks">Runs of rows whose sums are joined.</param>
/// <param name="Pixels">Rows of an example for batch norm, 0 for group norm.</param>
internal readonly record struct NormBackwardParametersParams(uint Quads, uint Chunks, uint Pixels) : IPushConstants;

/// <summary>
/// Gradients of weight and bias, (C) each, with partial sums of their squares, one per vec4; and batch norm's slopes (2,C), which group
/// norm has per example (<see cref="GroupNormSlopes"/>). Overwrites.
/// </summary>
internal readonly record struct NormBackwardParameters(
    StepBindings Step,
    BufferSlice Sums,
    BufferSlice Statistics,
    BufferSlice Dweight,
    BufferSlice Dbias,
    BufferSlice Squares,
    BufferSlice Slopes,
    NormBackwardParametersParams Size) : IKernel<NormBackwardParameters>
{
    public static KernelInfo Info => Kernel.NormBackwardParameters;

    public DispatchSize Groups => new(Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Sums, Statistics, Dweight, Dbias, Squares, Slopes);
        args.Push(Size);
    }
}

/// <summary>Push constants of <see cref="NormBackward"/>.</summary>
/// <param name="GroupCount">Runs of rows with statistics of their own.</param>
/// <param name="GroupRows">Rows of one.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Pixels">Rows of an example.</param>
/// <param name="Before">The activation that made x, by number.</param>
internal readonly record struct NormBackwardParams(uint GroupCount, uint GroupRows, uint Quads, uint Pixels, uint Before) : IPushConstants;

/// <summary>
/// <c>dx = (scale · dy − k₁ − (x − mean) · k₂) · before'(x)</c>: dy, x (rows,C), statistics (groups,3,C),
/// slopes (groups,2,C) → dx (rows,C).
/// Overwrites dx; rows of examples that do not count get 0.
/// </summary>
internal readonly record struct NormBackward(
    StepBindings Step, BufferSlice Dy, BufferSlice X, BufferSlice Statistics, BufferSlice Slopes, BufferSlice Dx, NormBackwardParams Size)
    : IKernel<NormBackward>
{
    public static KernelInfo Info => Kernel.NormBackward;

    public DispatchSize Groups => Info.Cover(NormForwardParams.Invocations(Size.GroupCount, Size.GroupRows, Size.Quads));

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Dy, X, Statistics, Slopes, Dx);
        args.Push(Size);
    }
}
