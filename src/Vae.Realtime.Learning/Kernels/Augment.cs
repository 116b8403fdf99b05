namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="Augment"/>; the numbers are those of <see cref="Augmentation"/>.</summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="Height">Height of a picture, in pixels.</param>
/// <param name="Width">Width of a picture, in pixels.</param>
/// <param name="Channels">Interleaved values per pixel.</param>
/// <param name="RowStride">Floats per stored row.</param>
/// <param name="Stream">Stream of the random choices.</param>
/// <param name="Border">What lies beyond the border.</param>
/// <param name="Shift">Pixels.</param>
/// <param name="Flips">1 mirrors half of the pictures.</param>
/// <param name="Zoom">Distance of the factor from 1.</param>
/// <param name="Turns">Largest rotation either way, as part of a full turn.</param>
/// <param name="Brightness">Added at most.</param>
/// <param name="Contrast">Distance of the factor from 1.</param>
/// <param name="Noise">Standard deviation.</param>
/// <param name="Mask">Probability of a value.</param>
/// <param name="Erase">Probability of a picture.</param>
/// <param name="Fill">Fill of what is masked or erased.</param>
internal readonly record struct AugmentParams(
    uint Rows,
    uint Height,
    uint Width,
    uint Channels,
    uint RowStride,
    AugmentationUse Stream,
    BorderMode Border,
    uint Shift,
    uint Flips,
    float Zoom,
    float Turns,
    float Brightness,
    float Contrast,
    float Noise,
    float Mask,
    float Erase,
    float Fill) : IPushConstants
{
    /// <summary>What settings mean for pictures of one shape.</summary>
    public static AugmentParams Of(Augmentation options, AugmentationUse use, Shape shape, int rows, int rowStride) => new(
        (uint)rows,
        (uint)shape.Height,
        (uint)shape.Width,
        (uint)shape.Channels,
        (uint)rowStride,
        use,
        options.Border ?? (shape.Channels == 1 ? BorderMode.Zero : BorderMode.Repeat),
        (uint)options.Shift,
        options.Flip ? 1u : 0u,
        (float)options.Zoom,
        (float)(options.Rotate / 360),
        (float)options.Brightness,
        (float)options.Contrast,
        (float)options.Noise,
        (float)options.Mask,
        (float)options.Erase,
        (float)(options.Fill ?? (shape.Channels == 1 ? 0 : 0.5)));

    /// <summary>The macros that the settings need; what they do not need costs nothing.</summary>
    public IEnumerable<KeyValuePair<string, int>> Macros =>
    [
        new("WARP", Zoom > 0 || Turns > 0 ? 1 : 0),
        new("NOISE", Noise > 0 ? 1 : 0),
        new("MASK", Mask > 0 ? 1 : 0),
    ];
}

/// <summary>Random changes of each picture: x (B, pixels) in [0,1] → y alike. Overwrites; x and y must not be the same.</summary>
internal readonly record struct Augment(StepBindings Step, BufferSlice X, BufferSlice Y, AugmentParams Size) : IKernel<Augment>
{
    public static KernelInfo Info => Kernel.Augment;

    public DispatchSize Groups => Info.CoverRows(Size.Rows, Size.Height * Size.Width * Size.Channels);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, X, Y);
        args.Push(Size);
        foreach ((string macro, int value) in Size.Macros)
        {
            args.Define(macro, value);
        }
    }
}
