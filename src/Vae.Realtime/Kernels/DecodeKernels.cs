namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of both kernels; mirrors <c>shaders/include/decode_one.glsl</c>.</summary>
/// <param name="LatentQuads">vec4s of the stored latent.</param>
/// <param name="HiddenQuads">vec4s of the stored hidden units.</param>
/// <param name="LastTexel">Texels of the picture, less one.</param>
/// <param name="Activation">Of the hidden layer, by number.</param>
/// <param name="Width">Texels across the picture.</param>
/// <param name="Bgra">1 to write blue first.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DecodeParams(uint LatentQuads, uint HiddenQuads, uint LastTexel, uint Activation, uint Width, uint Bgra)
{
    /// <summary>The largest hidden layer: it lies in the 16 KiB of shared memory that every device has.</summary>
    public const int MostHidden = 3072;

    internal const int Bytes = 24;

    internal DispatchSize Groups(DecodeTile tile) => DispatchSize.Cover((long)LastTexel + 1, tile.GroupTexels);
}

/// <summary>What both kernels read: a latent (1,I) and the two layers W1 (H,I), b1 (H) and W2 (O,H), b2 (O).</summary>
public readonly record struct DecodeBindings(
    BufferSlice Z, BufferSlice HiddenWeight, BufferSlice HiddenBias, BufferSlice OutputWeight, BufferSlice OutputBias)
{
    internal void Bind(ref KernelArguments args) => args.Buffers(Z, HiddenWeight, HiddenBias, OutputWeight, OutputBias);
}

/// <summary>
/// <c>σ(act(z W1ᵀ + b1) W2ᵀ + b2)</c> of one latent in one dispatch, as a row of a tensor (1,O). Overwrites it. Every output counts as a
/// texel.
/// </summary>
public readonly record struct DecodeOne(DecodeBindings Decoder, BufferSlice Means, DecodeParams Size, DecodeTile Tile) : IKernel<DecodeOne>
{
    public static KernelInfo Info { get; } = new(
        "decode_one", [Access.Load, Access.Load, Access.Read, Access.Load, Access.Read, Access.Write], DecodeParams.Bytes);

    public DispatchSize Groups => Size.Groups(Tile);

    public void Bind(ref KernelArguments args)
    {
        Decoder.Bind(ref args);
        args.Buffers(Means);
        args.Push(Size);
        Tile.Define(ref args);
    }
}

/// <summary>The same into an RGBA8 image of the model's own size, a pixel to a texel of 1 or 3 channels.</summary>
public readonly record struct DecodeOneToImage(
    DecodeBindings Decoder, GpuImage Picture, DecodeParams Size, DecodeTile Tile, int Channels) : IKernel<DecodeOneToImage>
{
    public static KernelInfo Info { get; } = new(
        "decode_one_to_image", [Access.Load, Access.Load, Access.Read, Access.Load, Access.Read, Access.ImageWrite], DecodeParams.Bytes);

    public DispatchSize Groups => Size.Groups(Tile);

    public void Bind(ref KernelArguments args)
    {
        Decoder.Bind(ref args);
        args.Image(Picture);
        args.Push(Size);
        Tile.Define(ref args);
        args.Define("CHANNELS", Channels);
    }
}
