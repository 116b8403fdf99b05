namespace Vae.Realtime.Data;

using System.Globalization;
using Vae.Realtime.Data.Tables;

/// <summary>Reads the options of a data specification. Every key is known, has a value that makes sense, and comes once.</summary>
internal static class DataOptionParser
{
    private const int MaxSide = 16_384;
    private const int MaxWindow = 1_000_000;

    // In the order in which messages list them.
    private static readonly (string Key, Func<DataOptions, string, DataOptions?> Read, string Expected)[] Keys =
    [
        (DataOptions.ClassesKey, (options, text) => Names(text) is { } names ? options with { Classes = names } : null, "names or numbers of classes, as in 3,7"),
        (DataOptions.ValidationKey, (options, text) => SplitSize.TryParse(text, out SplitSize size) ? options with { Validation = size } : null, SplitForm),
        (DataOptions.TestKey, (options, text) => SplitSize.TryParse(text, out SplitSize size) ? options with { Test = size } : null, SplitForm),
        (DataOptions.SplitSeedKey, (options, text) => TrySeed(text, out ulong seed) ? options with { SplitSeed = seed } : null, "a whole number"),
        (DataOptions.SizeKey, (options, text) => TrySize(text, out (int, int) size) ? options with { Size = size } : null, $"like 32, or 48x64 for height x width, from 1 to {MaxSide}"),
        (DataOptions.ChannelsKey, (options, text) => text is "1" or "3" ? options with { Channels = text[0] - '0' } : null, "1 (grey) or 3 (colour)"),
        (DataOptions.ColumnsKey, (options, text) => Names(text) is { } names ? options with { Columns = names } : null, "names of columns, as in open,close"),
        (DataOptions.LabelKey, (options, text) => text.Length > 0 ? options with { Label = text } : null, "the name of a column"),
        (DataOptions.WindowKey, (options, text) => TryWhole(text, out int rows) ? options with { Window = rows } : null, $"a whole number from 1 to {MaxWindow}"),
        (DataOptions.StrideKey, (options, text) => TryWhole(text, out int rows) ? options with { Stride = rows } : null, $"a whole number from 1 to {MaxWindow}"),
        (DataOptions.ScaleKey, (options, text) => DataScaling.TryParseKind(text, out ScalingKind kind) ? options with { Scale = kind } : null, "minmax, standard or none"),
        (DataOptions.MemoryKey, (options, text) => TryMemory(text, out long bytes) ? options with { Memory = bytes } : null, "a size like 64K, 8M or 2G"),
    ];

    private const string SplitForm = "a share between 0 and 1, as in 0.1, or a number of examples";

    /// <param name="text">The whole specification, for messages.</param>
    /// <param name="options">What follows its question mark.</param>
    /// <exception cref="VaeException">Names the option and what it should be.</exception>
    public static DataOptions Parse(string text, string options)
    {
        DataOptions read = DataOptions.None;
        List<KeyValuePair<string, string>> given = [];
        foreach (string option in options.Split('&'))
        {
            (string key, string value) = Canonical(option);
            int index = Array.FindIndex(Keys, known => known.Key == key);
            if (index < 0)
            {
                throw new VaeException(
                    $"'{text}': there is no data option '{key}'; there are {string.Join(", ", Keys.Select(known => $"{known.Key}="))}, grey and rgb");
            }

            if (given.Exists(earlier => earlier.Key == key))
            {
                throw new VaeException($"'{text}' gives {key}= twice; give it once");
            }

            read = Keys[index].Read(read, value) ?? throw new VaeException($"'{text}': {key}= must be {Keys[index].Expected}, not '{value}'");
            given.Add(new(key, value));
        }

        return read with { Given = given };
    }

    private static (string Key, string Value) Canonical(string option)
    {
        int equals = option.IndexOf('=', StringComparison.Ordinal);
        string key = equals < 0 ? option : option[..equals];
        return (key, equals) switch
        {
            ("grey" or "gray", < 0) => (DataOptions.ChannelsKey, "1"),
            ("rgb", < 0) => (DataOptions.ChannelsKey, "3"),
            ("column", _) => (DataOptions.ColumnsKey, equals < 0 ? "" : option[(equals + 1)..]),
            _ => (key, equals < 0 ? "" : option[(equals + 1)..]),
        };
    }

    private static string[]? Names(string text)
    {
        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(names, name => name.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : null;
    }

    private static bool TrySeed(string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);

    private static bool TryWhole(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is >= 1 and <= MaxWindow;

    private static bool TrySize(string text, out (int Height, int Width) size)
    {
        size = default;
        string[] sides = text.Split('x');
        if (sides.Length > 2 || !TryWhole(sides[0], out int height) || !TryWhole(sides[^1], out int width) || Math.Max(height, width) > MaxSide)
        {
            return false;
        }

        size = (height, width);
        return true;
    }

    private static bool TryMemory(string text, out long bytes)
    {
        bytes = 0;
        int unit = text.Length == 0 ? -1 : "KMG".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal);
        ReadOnlySpan<char> number = unit < 0 ? text : text.AsSpan(0, text.Length - 1);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size < 1)
        {
            return false;
        }

        bytes = (long)size << (10 * (unit + 1));
        return true;
    }
}
