namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary><c>y = act(x Wᵀ + b)</c> with x (B,I), W (O,I), b (O), y (B,O). Overwrites y. Option is O without padding.</summary>
internal readonly record struct LinearForward(
    BufferSlice X, BufferSlice W, BufferSlice Bias, BufferSlice Y, GemmParams Size, GemmTile Tile) : IKernel<LinearForward>
{
    public static KernelInfo Info => Kernel.LinearForward;

    public DispatchSize Groups => Tile.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, W, Bias, Y);
        args.Push(Size);
        Tile.Define(ref args);
    }
}

/// <summary><c>dx = (dz W) · act'(x)</c> with dz (B,O), W (O,I), x and dx (B,I). Overwrites dx.</summary>
internal readonly record struct LinearBackwardInput(
    BufferSlice Dz, BufferSlice W, BufferSlice X, BufferSlice Dx, GemmParams Size, GemmTile Tile) : IKernel<LinearBackwardInput>
{
    public static KernelInfo Info => Kernel.LinearBackwardInput;

    public DispatchSize Groups => Tile.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dz, W, X, Dx);
        args.Push(Size);
        Tile.Define(ref args);
    }
}

/// <summary>
/// <c>dW (+)= dzᵀ x</c>, <c>db (+)= Σ dz</c> with dz (B,O), x (B,I); and each tile's sum of squares. Option 1 accumulates, 0 overwrites.
/// </summary>
internal readonly record struct LinearBackwardWeight(
    BufferSlice Dz, BufferSlice X, BufferSlice Dw, BufferSlice Db, BufferSlice Squares, GemmParams Size, GemmTile Tile)
    : IKernel<LinearBackwardWeight>
{
    public static KernelInfo Info => Kernel.LinearBackwardWeight;

    public DispatchSize Groups => Tile.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dz, X, Dw, Db, Squares);
        args.Push(Size);
        Tile.Define(ref args);
    }
}

/// <summary>
/// The decoder's last layer with the Bernoulli likelihood of x (B,O) and its gradient by the logits: <c>dl = (σ(l) − x) / valid</c>,
/// and each tile's negative log-likelihood in nats. Option is O without padding.
/// </summary>
internal readonly record struct LinearBernoulli(
    StepBindings Step, BufferSlice H, BufferSlice W, BufferSlice Bias, BufferSlice X, BufferSlice Dl, BufferSlice Losses,
    GemmParams Size, GemmTile Tile)
    : IKernel<LinearBernoulli>
{
    public static KernelInfo Info => Kernel.LinearBernoulli;

    public DispatchSize Groups => Tile.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, H, W, Bias, X, Dl, Losses);
        args.Push(Size);
        Tile.Define(ref args);
    }
}
