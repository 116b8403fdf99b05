namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="Blur"/>.</summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="Height">Height of a picture, in pixels.</param>
/// <param name="Width">Width of a picture, in pixels.</param>
/// <param name="Channels">Interleaved values per pixel.</param>
/// <param name="RowStride">Floats per stored row.</param>
/// <param name="Stream">Stream of the random standard deviation.</param>
/// <param name="Sigma">Its upper bound in pixels.</param>
internal readonly record struct BlurParams(
    uint Rows, uint Height, uint Width, uint Channels, uint RowStride, AugmentationUse Stream, float Sigma) : IPushConstants;

/// <summary>A small Gaussian blur, drawn for each picture: x (B, pixels) → y alike. Overwrites; x and y must not be the same.</summary>
internal readonly record struct Blur(StepBindings Step, BufferSlice X, BufferSlice Y, BlurParams Size) : IKernel<Blur>
{
    // Lines and pixels of one invocation: STRIP and WIDE of the shader.
    private const int Strip = 16;
    private const int Wide = 4;

    public static KernelInfo Info => Kernel.Blur;

    public DispatchSize Groups =>
        Info.Cover((long)Size.Rows * ((Size.Width + Wide - 1) / Wide) * Size.Channels * ((Size.Height + Strip - 1) / Strip));

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, X, Y);
        args.Push(Size);
    }
}
