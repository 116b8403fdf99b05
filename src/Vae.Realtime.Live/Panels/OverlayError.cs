namespace Vae.Realtime.Live.Panels;

/// <summary>Something wrong in a file that the person at the instrument is writing.</summary>
/// <param name="File">Its name.</param>
/// <param name="Line">Counted from 1; 0 where it is not known.</param>
/// <param name="Message">What is wrong; may have several lines.</param>
internal sealed record OverlayError(string File, int Line, string Message)
{
    /// <summary>Lines of the message.</summary>
    public string[] Lines { get; } = [.. Message.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];
}
