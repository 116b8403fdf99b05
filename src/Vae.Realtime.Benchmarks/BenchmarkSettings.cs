namespace Vae.Realtime.Benchmarks;

/// <summary>How to measure.</summary>
/// <param name="Seconds">Spent on each figure, after its warm-up.</param>
/// <param name="Report">Receives every figure as soon as it is known.</param>
/// <param name="Cancellation">Ends the measuring.</param>
internal sealed record BenchmarkSettings(double Seconds, Action<Measurement> Report, CancellationToken Cancellation);
