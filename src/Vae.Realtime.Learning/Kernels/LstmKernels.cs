namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of both kernels; mirrors <c>shaders/lstm/lstm.glsl</c>.</summary>
/// <param name="Batch">B.</param>
/// <param name="Steps">T.</param>
/// <param name="Hidden">H.</param>
/// <param name="WStride">vec4s per stored row of W.</param>
/// <param name="GateStride">vec4s per stored row of the gates.</param>
/// <param name="Stride">vec4s per stored row of what has H columns.</param>
/// <param name="Sequences">1 when the output has a row for every step, 0 when only for the last.</param>
/// <param name="Step">t.</param>
internal readonly record struct LstmParams(
    uint Batch, uint Steps, uint Hidden, uint WStride, uint GateStride, uint Stride, uint Sequences, uint Step) : IPushConstants;

/// <summary>
/// One step of an LSTM layer's recurrence. Gates (B·T, 4H), <c>x W_ihᵀ + b_ih</c> before and i, f, g, o after, W (4H,H), b (4H) →
/// c (B·T, H), previous (B·T, H): each step's h of the step before, y (B·T, H) or (B,H). Overwrites the step's rows, and
/// the next step's of previous.
/// </summary>
internal readonly record struct LstmForward(
    BufferSlice W, BufferSlice Bias, BufferSlice Gates, BufferSlice C, BufferSlice Previous, BufferSlice Y, LstmParams Size, LstmTile Tile)
    : IKernel<LstmForward>
{
    public static KernelInfo Info => Kernel.LstmForward;

    public DispatchSize Groups => Tile.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Previous, W, Bias, Gates, C, Previous, Y);
        args.Push(Size);
        Tile.Define(ref args);
    }
}

/// <summary>
/// One step of backpropagation through that recurrence, from the last to the first. Gates (B·T, 4H), i, f, g, o before and the gradient by
/// their pre-activations after, W (4H,H), c (B·T, H), dy (B·T, H) or (B,H); carry (B,H) is the steps' own.
/// </summary>
internal readonly record struct LstmBackward(
    BufferSlice W, BufferSlice Gates, BufferSlice C, BufferSlice Dy, BufferSlice Carry, LstmParams Size, LstmTile Tile)
    : IKernel<LstmBackward>
{
    public static KernelInfo Info => Kernel.LstmBackward;

    public DispatchSize Groups => Tile.Backward.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Gates, W, Gates, C, Dy, Carry);
        args.Push(Size);
        Tile.Backward.Define(ref args);
    }
}
