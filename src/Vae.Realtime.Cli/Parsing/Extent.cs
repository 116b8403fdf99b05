namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.Globalization;

/// <summary>Two sizes with a cross between them, as in 1280x720: first from left to right, then from top to bottom.</summary>
/// <param name="Across">From left to right.</param>
/// <param name="Down">From top to bottom.</param>
internal readonly record struct Extent(int Across, int Down)
{
    /// <summary>An option that takes an extent.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="form">What the help shows in the value's place.</param>
    /// <param name="smallest">Smallest size either way.</param>
    /// <param name="largest">Largest size either way.</param>
    /// <param name="standard">Where the option is absent.</param>
    public static Option<Extent> Option(string name, string description, string form, int smallest, int largest, Extent standard)
    {
        bool Fits(int size) => size >= smallest && size <= largest;
        bool TryRead(string text, out Extent value) => TryParse(text, out value) && Fits(value.Across) && Fits(value.Down);
        return ParsedOption.Create(name, description, form, $"like {standard}, each number from {smallest} to {largest}", TryRead, standard);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Across}x{Down}");

    private static bool TryParse(string text, out Extent value)
    {
        value = default;
        int cross = text.IndexOf('x', StringComparison.OrdinalIgnoreCase);
        if (cross < 0 || !TrySize(text.AsSpan(0, cross), out int across) || !TrySize(text.AsSpan(cross + 1), out int down))
        {
            return false;
        }

        value = new Extent(across, down);
        return true;
    }

    private static bool TrySize(ReadOnlySpan<char> text, out int size) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size);
}
