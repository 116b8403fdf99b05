namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// Push constants of the likelihood's kernels; mirrors <c>shaders/loss/likelihood.glsl</c>. Strides are in floats. Value c of pixel p of
/// row r lies at <c>r·ExampleStride + p·PixelStride + c</c> of the raw outputs, its second parameter <see cref="Channels"/> further on.
/// </summary>
/// <param name="Rows">Rows of raw outputs.</param>
/// <param name="Samples">Row r is a sample of example r / Samples.</param>
/// <param name="Pixels">Pixels of a picture.</param>
/// <param name="Channels">Channels of a picture.</param>
/// <param name="XStride">Stored row of packed pictures.</param>
/// <param name="ExampleStride">Raw outputs per row.</param>
/// <param name="PixelStride">Raw outputs per pixel.</param>
/// <param name="InverseScale">1/σ or 1/b of families with a fixed scale, or the kernel's own factor.</param>
/// <param name="Offset">log(σ√(2π)) or log(2b) of families with a fixed scale.</param>
/// <param name="Option">The kernel's own parameter.</param>
internal readonly record struct LikelihoodParams(
    uint Rows,
    uint Samples,
    uint Pixels,
    uint Channels,
    uint XStride,
    uint ExampleStride,
    uint PixelStride,
    float InverseScale,
    float Offset,
    uint Option = 0) : IPushConstants;

/// <summary>
/// The likelihood of x (examples, pixels·channels) given raw outputs: the gradient of the mean negative log-likelihood, laid out as they are
/// and zero in their padding, and <see cref="LossCount"/> partial sums in nats. Overwrites both. Variances (C) are read by a calibrated family only.
/// </summary>
internal readonly record struct LikelihoodLoss(
    StepBindings Step,
    BufferSlice Raw,
    BufferSlice X,
    BufferSlice Dl,
    BufferSlice Losses,
    LikelihoodFamily Family,
    LikelihoodParams Size,
    BufferSlice? Variances)
    : IKernel<LikelihoodLoss>
{
    public static KernelInfo Info => Kernel.Likelihood;

    public DispatchSize Groups => new(GroupsPerRow(Size.Pixels), Size.Rows);

    /// <summary>Partial sums that the kernel writes.</summary>
    public static int LossCount(int rows, int pixels) => checked((int)GroupsPerRow(pixels) * rows * Info.Group);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Raw, X, Dl, Losses, Variances ?? Raw);
        args.Push(Size);
        args.Define("FAMILY", (int)Family);
    }

    private static uint GroupsPerRow(long pixels) => Info.Cover(pixels).X;
}

/// <summary>Negative log-likelihood of every row (rows) in nats; 0 where the schedule entry has no example. Overwrites.</summary>
internal readonly record struct LikelihoodNats(
    StepBindings Step,
    BufferSlice Raw,
    BufferSlice X,
    BufferSlice Nats,
    LikelihoodFamily Family,
    LikelihoodParams Size,
    BufferSlice? Variances) : IKernel<LikelihoodNats>
{
    public static KernelInfo Info => Kernel.LikelihoodNats;

    public DispatchSize Groups => new(Size.Rows);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Raw, X, Nats, Variances ?? Raw);
        args.Push(Size);
        args.Define("FAMILY", (int)Family);
    }
}

/// <summary>Which moment of the likelihood becomes a picture.</summary>
internal enum LikelihoodMoment : uint
{
    Mean = 0,
    StandardDeviation = 1,

    /// <summary>The mean where it may be any number, as of series and tables.</summary>
    UnboundedMean = 2,
}

/// <summary>
/// A moment of the likelihood as pictures (rows, pixels·channels), clamped to [0,1] unless unbounded. Overwrites, padding with zeros.
/// </summary>
internal readonly record struct LikelihoodPicture(
    BufferSlice Raw,
    BufferSlice Pictures,
    LikelihoodMoment Moment,
    LikelihoodFamily Family,
    LikelihoodParams Size,
    BufferSlice? Variances) : IKernel<LikelihoodPicture>
{
    public static KernelInfo Info => Kernel.LikelihoodPicture;

    public DispatchSize Groups => Info.Cover((long)Size.Rows * Size.Pixels);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Raw, Pictures, Variances ?? Raw);
        args.Push(Size with { Option = (uint)Moment });
        args.Define("FAMILY", (int)Family);
    }
}

/// <summary>
/// Partial sums of the squared errors of every channel, (<see cref="Chunks"/>, C), over the examples that count. Overwrites.
/// </summary>
internal readonly record struct LikelihoodSquares(StepBindings Step, BufferSlice Raw, BufferSlice X, BufferSlice Squares, LikelihoodParams Size)
    : IKernel<LikelihoodSquares>
{
    public static KernelInfo Info => Kernel.LikelihoodSquares;

    public DispatchSize Groups => new((uint)Chunks(Size.Rows, Size.Pixels), Size.Channels);

    /// <summary>Partial sums of each channel.</summary>
    public static int Chunks(long rows, long pixels) => checked((int)Info.Cover(rows * pixels).X);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Raw, X, Squares);
        args.Push(Size);
    }
}

/// <summary>The mean squared error of every channel (C), from its partial sums, times the widening. Overwrites.</summary>
internal readonly record struct LikelihoodVariance(
    StepBindings Step, BufferSlice Squares, BufferSlice Variances, LikelihoodParams Size, double Widening) : IKernel<LikelihoodVariance>
{
    public static KernelInfo Info => Kernel.LikelihoodVariance;

    public DispatchSize Groups => Info.Cover(Size.Channels);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Squares, Variances);
        args.Push(Size with { InverseScale = (float)Widening, Option = (uint)LikelihoodSquares.Chunks(Size.Rows, Size.Pixels) });
    }
}
