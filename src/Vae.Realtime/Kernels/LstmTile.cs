namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>How a step of an LSTM's recurrence is cut: each invocation owns the gates of some units of some examples.</summary>
/// <param name="Examples">Examples per invocation (macro TE).</param>
/// <param name="Units">Neighbouring units per invocation (macro TU).</param>
/// <param name="Group">Invocations per workgroup (macro WG).</param>
public readonly record struct LstmTile(int Examples, int Units, int Group)
{
    internal DispatchSize Groups(LstmParams size) =>
        DispatchSize.Cover((long)Cover(size.Batch, Examples) * Cover(size.Hidden, Units), Group);

    internal void Define(ref KernelArguments args)
    {
        args.Define("TE", Examples);
        args.Define("TU", Units);
        args.Define("WG", Group);
    }

    private static int Cover(uint size, int tile) => ((int)size + tile - 1) / tile;
}
