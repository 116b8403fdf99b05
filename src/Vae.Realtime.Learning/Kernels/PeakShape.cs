namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;

/// <summary>The loop of <see cref="PeakFlops"/>. Which shape a driver compiles best is found out by trying them.</summary>
/// <param name="Chains">Independent chains of an invocation, a vec4 each.</param>
/// <param name="Unroll">Steps of a chain in a round.</param>
internal readonly record struct PeakShape(int Chains, int Unroll)
{
    /// <summary>The shapes that are built.</summary>
    public static readonly PeakShape[] All = [new(2, 16), new(2, 64), new(3, 16), new(3, 64)];

    /// <summary>Floating-point operations of one invocation in one round.</summary>
    public int OperationsPerRound => 2 * 4 * Chains * Unroll;

    /// <summary>Macros of the variant.</summary>
    public KeyValuePair<string, int>[] Macros => [new("CHAINS", Chains), new("UNROLL", Unroll)];

    internal void Define(ref KernelArguments args)
    {
        args.Define("CHAINS", Chains);
        args.Define("UNROLL", Unroll);
    }
}
