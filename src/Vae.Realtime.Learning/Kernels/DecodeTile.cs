namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;

/// <summary>How the decoding of one latent is cut; every workgroup computes the hidden layer for itself.</summary>
/// <param name="Outputs">Outputs of one invocation.</param>
/// <param name="Slices">Invocations that share the sums of an output.</param>
/// <param name="Group">Invocations of a workgroup.</param>
internal readonly record struct DecodeTile(int Outputs, int Slices, int Group)
{
    /// <summary>Software drivers: loads of the hidden units are shared by many outputs, and no sum is.</summary>
    public static readonly DecodeTile Direct = new(14, 1, 8);

    /// <summary>Graphics processors: neighbouring invocations read neighbouring weights.</summary>
    public static readonly DecodeTile Split = new(1, 16, 128);

    /// <summary>Outputs of a workgroup.</summary>
    public int GroupOutputs => Outputs * Group / Slices;

    /// <summary>What suits a device.</summary>
    public static DecodeTile For(DeviceTraits traits) => traits.IsCpu ? Direct : Split;

    internal void Define(ref KernelArguments args)
    {
        args.Define("OUTPUTS", Outputs);
        args.Define("SLICES", Slices);
        args.Define("WG", Group);
    }
}
