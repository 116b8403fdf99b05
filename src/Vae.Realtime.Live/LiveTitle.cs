namespace Vae.Realtime.Live;

using System.Globalization;
using Vae.Realtime.Realtime;

/// <summary>The line in the title bar.</summary>
internal static class LiveTitle
{
    public static string Format(double framesPerSecond, VaePlugin plugin)
    {
        (int across, int up) = plugin.Latents.State.Pair;
        string dragged = across == up ? $"z{across + 1}" : $"z{across + 1} z{up + 1}";
        List<string> parts = ["Vae.Realtime", string.Create(CultureInfo.InvariantCulture, $"{framesPerSecond:F0} fps")];
        if (plugin.Training is FrameTraining training)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{training.Steps:N0} steps"));
            if (training.Losses.Last is { } terms)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"loss {terms.Loss:F1}"));
            }

            if (training.Paused)
            {
                parts.Add("paused");
            }
        }

        parts.Add($"drag {dragged}");
        if (plugin.Latents.Walking)
        {
            parts.Add("walking");
        }

        return string.Join("  |  ", parts);
    }
}
