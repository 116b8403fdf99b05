namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>How the decoding of one latent is cut; every workgroup computes the hidden layer for itself.</summary>
/// <param name="Texels">Of one invocation.</param>
/// <param name="Slices">Invocations that share the sums of a texel.</param>
/// <param name="Group">Invocations of a workgroup.</param>
public readonly record struct DecodeTile(int Texels, int Slices, int Group)
{
    /// <summary>Single outputs on software drivers: loads of the hidden units are shared by many of them, and no sum is.</summary>
    public static readonly DecodeTile Direct = new(14, 1, 8);

    /// <summary>The same for texels of three channels.</summary>
    public static readonly DecodeTile DirectColour = new(4, 1, 8);

    /// <summary>Graphics processors: neighbouring invocations read neighbouring weights.</summary>
    public static readonly DecodeTile Split = new(1, 16, 128);

    /// <summary>Texels of a workgroup.</summary>
    public int GroupTexels => Texels * Group / Slices;

    /// <summary>What suits a device.</summary>
    /// <param name="traits">Of the device.</param>
    /// <param name="channels">Outputs per texel, 1 or 3.</param>
    public static DecodeTile For(DeviceTraits traits, int channels) => !traits.IsCpu ? Split : channels == 1 ? Direct : DirectColour;

    internal void Define(ref KernelArguments args)
    {
        args.Define("TEXELS", Texels);
        args.Define("SLICES", Slices);
        args.Define("WG", Group);
    }
}
