namespace Vae.Realtime.Gpu.Kernels;

/// <summary>Invocations of a workgroup per axis.</summary>
internal readonly record struct WorkgroupSize(uint X, uint Y = 1, uint Z = 1)
{
    public override string ToString() => FormattableString.Invariant($"({X}, {Y}, {Z})");
}
