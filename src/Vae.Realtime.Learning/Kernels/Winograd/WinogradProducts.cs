namespace Vae.Realtime.Learning.Kernels.Winograd;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>A product of planes: its operands and size, and how it is cut.</summary>
/// <param name="A">Read.</param>
/// <param name="B">Read.</param>
/// <param name="C">Overwritten.</param>
/// <param name="Inner">K, logical.</param>
/// <param name="Tile">The variant.</param>
internal readonly record struct WinogradProduct(WinogradPlanes A, WinogradPlanes B, WinogradPlanes C, int Inner, GemmTile Tile)
{
    internal DispatchSize Groups => new(Tile.Workgroups(C.Rows, GemmParams.Pad(C.Columns)), WinogradPlanes.Count);

    internal WinogradProductParams Size(bool accumulate) => new(
        new GemmParams(
            (uint)C.Rows,
            (uint)GemmParams.Pad(C.Columns),
            (uint)GemmParams.Pad(Inner),
            A.Stride,
            B.Stride,
            C.Stride,
            0,
            accumulate ? 1u : 0u),
        A.Plane,
        B.Plane,
        C.Plane);

    internal void Bind(ref KernelArguments args, WinogradProductParams size)
    {
        args.Buffers(A.Buffer, B.Buffer, C.Buffer);
        args.Push(size);
        Tile.Define(ref args);
    }
}

/// <summary><c>C = A Bᵀ</c> in every plane: A (M,K), B (N,K).</summary>
internal readonly record struct WinogradForward(WinogradProduct Product) : IKernel<WinogradForward>
{
    public static KernelInfo Info => Kernel.WinogradForward;

    public WinogradProductParams Size => Product.Size(accumulate: false);

    public DispatchSize Groups => Product.Groups;

    public void Bind(ref KernelArguments args) => Product.Bind(ref args, Size);
}

/// <summary><c>C = A B</c> in every plane: A (M,K), B (K,N).</summary>
internal readonly record struct WinogradTransposed(WinogradProduct Product) : IKernel<WinogradTransposed>
{
    public static KernelInfo Info => Kernel.WinogradTransposed;

    public WinogradProductParams Size => Product.Size(accumulate: false);

    public DispatchSize Groups => Product.Groups;

    public void Bind(ref KernelArguments args) => Product.Bind(ref args, Size);
}

/// <summary><c>C (+)= Aᵀ B</c> in every plane: A (K,M), B (K,N).</summary>
internal readonly record struct WinogradBackwardWeight(WinogradProduct Product, bool Accumulate) : IKernel<WinogradBackwardWeight>
{
    public static KernelInfo Info => Kernel.WinogradBackwardWeight;

    public WinogradProductParams Size => Product.Size(Accumulate);

    public DispatchSize Groups => Product.Groups;

    public void Bind(ref KernelArguments args) => Product.Bind(ref args, Size);
}
