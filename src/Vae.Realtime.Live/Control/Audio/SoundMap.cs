namespace Vae.Realtime.Live.Control.Audio;

using System.Globalization;

/// <summary>
/// What a sound does to the instrument, written as <c>bass=z1*1.5,mid=z2,treble=speed,beat=random/4</c>. A band displaces a dimension of
/// the latent, from where it is otherwise, by its level times the amount, in standard deviations of the prior; or it turns a parameter from
/// its least to its greatest value. The beat does an action, every N beats.
/// </summary>
internal sealed class SoundMap
{
    /// <summary>A map in its written form.</summary>
    public const string Form = "bass|mid|treble=zI*AMOUNT|PARAMETER,beat=ACTION/N,...";

    private const float UsualAmount = 1.2f;
    private const int UsualBeats = 8;

    private static readonly string[] Sources = ["bass", "mid", "treble", "beat"];

    private SoundMap(IReadOnlyList<SoundRoute> routes) => Routes = routes;

    internal IReadOnlyList<SoundRoute> Routes { get; }

    /// <summary>
    /// The default map: bass, mid and treble take the dimensions in turn, up and down by turns, and every eighth beat jumps to
    /// a random latent.
    /// </summary>
    /// <param name="dimensions">Dimensions of the latent.</param>
    internal static SoundMap Usual(int dimensions) => new(
    [
        .. Enumerable.Range(0, dimensions).Select(i => new SoundRoute(
            i % SoundLevels.Bands, Dimension(i), i / SoundLevels.Bands % 2 == 0 ? UsualAmount : -UsualAmount)),
        new SoundRoute(SoundRoute.Beat, "random", UsualBeats),
    ]);

    /// <summary>Reads a map.</summary>
    public static bool TryParse(string text, out SoundMap? map)
    {
        ArgumentNullException.ThrowIfNull(text);
        map = null;
        List<SoundRoute> routes = [];
        foreach (string entry in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (entry.Split('=', StringSplitOptions.TrimEntries) is not [string source, { Length: > 0 } target]
                || Array.IndexOf(Sources, source) is not (>= 0 and int band)
                || !TryRoute(band, target, out SoundRoute route))
            {
                return false;
            }

            routes.Add(route);
        }

        map = new SoundMap(routes);
        return true;
    }

    internal static string Dimension(int index) => string.Create(CultureInfo.InvariantCulture, $"z{index + 1}");

    private static bool TryRoute(int band, string target, out SoundRoute route)
    {
        bool beat = band == SoundRoute.Beat;
        string[] parts = target.Split(beat ? '/' : '*', StringSplitOptions.TrimEntries);
        float amount = 1;
        bool fits = parts.Length == 1 || (parts.Length == 2
            && float.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out amount)
            && float.IsFinite(amount) && (!beat || amount >= 1));
        route = new SoundRoute(band, parts[0], amount);
        return fits && parts[0].Length > 0;
    }
}
