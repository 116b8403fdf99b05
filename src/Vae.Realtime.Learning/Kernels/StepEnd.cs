namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="StepEnd"/>: how many partial sums there are of each kind.</summary>
internal readonly record struct StepEndParams(uint Losses, uint Kl, uint Squares) : IPushConstants;

/// <summary>
/// Ends a step: reduces the partial sums in a fixed order, reports (reconstruction, KL, squared gradient norm, applied) and advances the
/// schedule. A step with a non-finite sum is marked so that the update leaves every parameter alone.
/// </summary>
internal readonly record struct StepEnd(
    StepBindings Step, BufferSlice Losses, BufferSlice Kl, BufferSlice Squares, BufferSlice Report, StepEndParams Counts) : IKernel<StepEnd>
{
    public static KernelInfo Info => Kernel.StepEnd;

    public DispatchSize Groups => new(1);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Losses, Kl, Squares, Report);
        args.Push(Counts);
    }
}
