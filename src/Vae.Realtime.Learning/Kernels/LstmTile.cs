namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;

/// <summary>How a step of an LSTM's recurrence is cut: each invocation owns the gates of some units of some examples.</summary>
/// <param name="Examples">Examples per invocation (macro TE); every weight is loaded once for all of them.</param>
/// <param name="Units">Neighbouring units per invocation (macro TU) of the forward pass; in the backward pass it is four.</param>
/// <param name="Group">Invocations per workgroup (macro WG).</param>
internal readonly record struct LstmTile(int Examples, int Units, int Group)
{
    /// <summary>Software drivers: the most reuse per load.</summary>
    public static readonly LstmTile Wide = new(8, 2, 8);

    /// <summary>Graphics processors, and software drivers with a few examples.</summary>
    public static readonly LstmTile Single = new(1, 1, 64);

    /// <summary>Every variant that is built.</summary>
    public static readonly IReadOnlyList<LstmTile> All = [Wide, Single];

    // Units of one vec4 of weights.
    private const int BackwardUnits = 4;

    /// <summary>What to use on a device.</summary>
    public static LstmTile Guess(DeviceTraits traits, int batch) => traits.IsCpu && 2 * batch > Wide.Examples ? Wide : Single;

    internal LstmTile Backward => this with { Units = BackwardUnits };

    internal DispatchSize Groups(LstmParams size) =>
        DispatchSize.Cover((size.Batch + Examples - 1L) / Examples * (4L * size.Stride / Units), Group);

    internal void Define(ref KernelArguments args)
    {
        args.Define("TE", Examples);
        args.Define("TU", Units);
        args.Define("WG", Group);
    }
}
