namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants; mirrors <c>shaders/picture/decode_one.comp</c>.</summary>
/// <param name="LatentQuads">vec4s of the stored latent.</param>
/// <param name="HiddenQuads">vec4s of the stored hidden units.</param>
/// <param name="LastOutput">Outputs, less one.</param>
/// <param name="Activation">Activation of the hidden layer, by number.</param>
internal readonly record struct DecodeParams(uint LatentQuads, uint HiddenQuads, uint LastOutput, uint Activation) : IPushConstants
{
    /// <summary>The largest hidden layer: it lies in the 16 KiB of shared memory that every device has.</summary>
    public const int MaxHidden = 3072;

    internal DispatchSize Groups(DecodeTile tile) => DispatchSize.Cover((long)LastOutput + 1, tile.GroupOutputs);
}

/// <summary>What the kernel reads: a latent (1,I) and the two layers W1 (H,I), b1 (H) and W2 (O,H), b2 (O).</summary>
internal readonly record struct DecodeBindings(
    BufferSlice Z, BufferSlice HiddenWeight, BufferSlice HiddenBias, BufferSlice OutputWeight, BufferSlice OutputBias)
{
    internal void Bind(ref KernelArguments args) => args.Buffers(Z, HiddenWeight, HiddenBias, OutputWeight, OutputBias);
}

/// <summary>
/// <c>σ(act(z W1ᵀ + b1) W2ᵀ + b2)</c> of one latent in one dispatch, as a row of a tensor (1,O). Overwrites it.
/// </summary>
internal readonly record struct DecodeOne(DecodeBindings Decoder, BufferSlice Means, DecodeParams Size, DecodeTile Tile) : IKernel<DecodeOne>
{
    public static KernelInfo Info => Kernel.DecodeOne;

    public DispatchSize Groups => Size.Groups(Tile);

    public void Bind(ref KernelArguments args)
    {
        Decoder.Bind(ref args);
        args.Buffers(Means);
        args.Push(Size);
        Tile.Define(ref args);
    }
}
