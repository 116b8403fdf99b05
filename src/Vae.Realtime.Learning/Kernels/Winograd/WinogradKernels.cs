namespace Vae.Realtime.Learning.Kernels.Winograd;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>The pixels of a map, for products: x (batch x pixels, C) → planes (36, tiles, C), Bᵀ d B of the patches d. Overwrites.</summary>
internal readonly record struct WinogradPixels(BufferSlice X, BufferSlice Planes, WinogradTileParams Size) : IKernel<WinogradPixels>
{
    public static KernelInfo Info => Kernel.WinogradPixels;

    // Rows of zeros behind the last tile are written too.
    public DispatchSize Groups => Info.Cover((long)Size.Rows * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Planes);
        args.Push(Size);
    }
}

/// <summary>
/// The gradient of a convolution's output, for that of its weight: dy (batch x pixels, C) → planes (36, tiles, C), A dy Aᵀ of the tiles.
/// Overwrites.
/// </summary>
internal readonly record struct WinogradGradient(BufferSlice Dy, BufferSlice Planes, WinogradTileParams Size) : IKernel<WinogradGradient>
{
    public static KernelInfo Info => Kernel.WinogradGradient;

    public DispatchSize Groups => Info.Cover((long)Size.Rows * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, Planes);
        args.Push(Size);
    }
}

/// <summary>The results of products: planes (36, tiles, C) → y (batch x pixels, C), <c>act(Aᵀ m A + b)</c> of the tiles. Overwrites y.</summary>
/// <param name="Planes">m.</param>
/// <param name="Other">In a forward pass the bias (C), in a backward one the output of the layer before, shaped as y.</param>
/// <param name="Y">The map.</param>
/// <param name="Size">Push constants.</param>
/// <param name="Backward">Multiplies by the activation's derivative instead.</param>
internal readonly record struct WinogradResults(BufferSlice Planes, BufferSlice Other, BufferSlice Y, WinogradTileParams Size, bool Backward)
    : IKernel<WinogradResults>
{
    public static KernelInfo Info => Kernel.WinogradResults;

    public DispatchSize Groups => Info.Cover((long)Size.Tiles * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Planes, Other, Y);
        args.Push(Size);
        args.Define("BACKWARD", Backward ? 1 : 0);
    }
}

/// <summary>A weight, for products: w (N, 9, K) → planes (36, N, K), G g Gᵀ of the taps g. Overwrites.</summary>
internal readonly record struct WinogradTaps(BufferSlice W, BufferSlice Planes, WinogradTapParams Size) : IKernel<WinogradTaps>
{
    public static KernelInfo Info => Kernel.WinogradTaps;

    public DispatchSize Groups => Info.Cover((long)Size.Rows * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(W, Planes);
        args.Push(Size);
    }
}

/// <summary>The gradient of a weight: planes (36, N, K) → dw (N, 9, K), Gᵀ u G, and each invocation's sum of squares. Overwrites.</summary>
internal readonly record struct WinogradTapsGradient(BufferSlice Planes, BufferSlice Dw, BufferSlice Squares, WinogradTapParams Size)
    : IKernel<WinogradTapsGradient>
{
    public static KernelInfo Info => Kernel.WinogradTapsGradient;

    public DispatchSize Groups => Info.Cover((long)Size.Rows * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Planes, Dw, Squares);
        args.Push(Size);
    }
}
