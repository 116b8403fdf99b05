namespace Vae.Realtime.Live;

using Vae.Realtime.Live.Panels;

/// <summary>The line in the title bar.</summary>
internal static class WindowTitle
{
    /// <summary>Letters that it has at most.</summary>
    public const int Longest = 128;

    private const string Between = "  |  ";

    /// <summary>Puts the line together.</summary>
    /// <param name="room">Receives it: <see cref="Longest"/> letters.</param>
    /// <param name="framesPerSecond">Frames per second of the last moments.</param>
    /// <param name="plugin">What is shown.</param>
    /// <returns>The part of the room that it takes.</returns>
    public static ReadOnlySpan<char> Write(Span<char> room, double framesPerSecond, VaePlugin plugin)
    {
        SpanWriter line = new SpanWriter(room).Add("Vae.Realtime").Add(Between).Add(framesPerSecond, "F0").Add(" fps");
        if (plugin.Training is FrameTraining training)
        {
            line = line.Add(Between).Add(training.Steps, "N0").Add(" steps");
            line = training.Losses.Last is { } terms ? line.Add(Between).Add("loss ").Add(terms.Loss) : line;
            line = training.Paused ? line.Add(Between).Add("paused") : line;
        }

        (int across, int up) = plugin.Latents.State.Pair;
        line = line.Add(Between).Add("drag z").Add(across + 1, "F0");
        line = up != across ? line.Add(" z").Add(up + 1, "F0") : line;
        return (plugin.Latents.Walking ? line.Add(Between).Add("walking") : line).Text;
    }
}
