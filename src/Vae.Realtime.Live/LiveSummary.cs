namespace Vae.Realtime.Live;

/// <summary>What a live run came to.</summary>
/// <param name="Device">The device's name.</param>
/// <param name="Frames">Frames presented, or rendered off screen.</param>
/// <param name="FramesPerSecond">Frames over the time from the first to the last.</param>
/// <param name="FrameTimes">Intervals from one presented frame to the next.</param>
/// <param name="Steps">Training steps finished.</param>
/// <param name="ImagesPerSecond">Examples learned from a second while training ran; 0 without any.</param>
/// <param name="LossFirst">Negative ELBO in nats per example over the first steps; null when there were none.</param>
/// <param name="LossLast">The same over the last steps.</param>
/// <param name="Images">Paths of the PNG files written, in order.</param>
/// <param name="Cancelled">It was ended from outside.</param>
internal sealed record LiveSummary(
    string Device,
    long Frames,
    double FramesPerSecond,
    FrameTimes FrameTimes,
    long Steps,
    double ImagesPerSecond,
    double? LossFirst,
    double? LossLast,
    IReadOnlyList<string> Images,
    bool Cancelled)
{
    /// <summary>The part of the device's time that training had, from when its kernels were compiled.</summary>
    public double TrainingShare { get; init; }

    /// <summary>What a person should know of how data and model were read and chosen, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Percentiles of the interval between frames, in milliseconds; 0 with fewer than two frames.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
internal readonly record struct FrameTimes(double P50, double P99);
