namespace Vae.Realtime.Benchmarks;

/// <summary>One figure of a benchmark.</summary>
/// <param name="Suite">Which suite it belongs to.</param>
/// <param name="Name">What was measured; unique within the suite.</param>
/// <param name="Value">The median of the samples.</param>
/// <param name="Low">A quarter of the samples are below.</param>
/// <param name="High">A quarter of the samples are above.</param>
/// <param name="Unit">Unit of the three.</param>
/// <param name="Share">The value as a part of what it is held against: the device's ceiling, or the whole step; null where there is nothing.</param>
/// <param name="CpuSeconds">
/// Median of the processor time that one run takes on all cores; it tells a software driver's work from waiting for a busy machine. Null
/// where it was not measured.
/// </param>
internal sealed record Measurement(
    string Suite, string Name, double Value, double Low, double High, string Unit, double? Share = null, double? CpuSeconds = null)
{
    /// <summary>A figure that is known and needs no samples.</summary>
    public static Measurement Exact(string suite, string name, double value, string unit) => new(suite, name, value, value, value, unit);
}
