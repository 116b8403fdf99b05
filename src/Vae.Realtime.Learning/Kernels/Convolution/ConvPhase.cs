namespace Vae.Realtime.Learning.Kernels.Convolution;

/// <summary>Output pixels that see the same taps.</summary>
/// <param name="Pixels">Output pixels, one per slot.</param>
/// <param name="Taps">Places in the kernel, row-major.</param>
/// <param name="Gathers">(taps, slots): the input pixel read; null outside the map.</param>
internal sealed record ConvPhase(IReadOnlyList<int> Pixels, IReadOnlyList<int> Taps, IReadOnlyList<int?> Gathers)
{
    internal int Words => Pixels.Count + Taps.Count + Gathers.Count;
}
