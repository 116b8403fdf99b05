namespace Vae.Realtime.Data;

using System.Globalization;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;

/// <summary>Reads the options of a data specification. Every key is known, has a value that makes sense, and comes once.</summary>
internal static class DataOptionParser
{
    private const int MaxSide = 16_384;
    private const int MaxWindow = 1_000_000;

    private const string SplitForm = "a share between 0 and 1, as in 0.1, or a number of examples";
    private const string RowsForm = "a whole number from 1 to 1000000";

    // In the order in which messages list them.
    private static readonly (string Key, string Expected)[] Keys =
    [
        (DataOptions.ClassesKey, "names or numbers of classes, as in 3,7"),
        (DataOptions.ValidationKey, SplitForm),
        (DataOptions.TestKey, SplitForm),
        (DataOptions.SplitSeedKey, "a whole number"),
        (DataOptions.SizeKey, "like 32, or 48x64 for height x width, from 1 to 16384"),
        (DataOptions.ChannelsKey, "1 (grey) or 3 (colour)"),
        (DataOptions.BackgroundKey, PictureColour.Form),
        (DataOptions.FramesKey, "all or first"),
        (DataOptions.BadKey, "skip or refuse"),
        (DataOptions.SetKey, "the beginning of names of IDX files, as in letters"),
        (DataOptions.BinariseKey, "a whole number, the seed, or left out"),
        (DataOptions.ColumnsKey, "names of columns, as in open,close"),
        (DataOptions.LabelKey, "the name of a column"),
        (DataOptions.WindowKey, RowsForm),
        (DataOptions.StrideKey, RowsForm),
        (DataOptions.ScaleKey, "minmax, standard or none"),
        (DataOptions.MemoryKey, "a size like 64K, 8M or 2G"),
        (DataOptions.SeparatorKey, "comma, semicolon, tab, pipe or space"),
        (DataOptions.DecimalKey, ". or ,"),
        (DataOptions.ThousandsKey, "comma, dot, space, apostrophe or none"),
        (DataOptions.HeaderKey, "yes or no"),
        (DataOptions.MissingKey, "refuse, drop, previous or mean"),
        (DataOptions.MissingWordsKey, "texts that stand for a missing value, as in -999,unknown"),
        (DataOptions.TimeKey, "the name of a column, or none"),
        (DataOptions.DatesKey, "dmy or mdy"),
        (DataOptions.ImageKey, "like 28x28x1 for height x width x channels (1 or 3), or 3x32x32 where each channel stands by itself"),
        (DataOptions.ArrayKey, "the name of an array"),
    ];

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
                    $"'{text}': there is no data option '{key}'; there are {string.Join(", ", Keys.Select(known => $"{known.Key}="))}, grey and rgb"
                    + NearestName.Hint(key, [.. Keys.Select(known => known.Key), "grey", "rgb"]));
            }

            if (given.Exists(earlier => earlier.Key == key))
            {
                throw new VaeException($"'{text}' gives {key}= twice; give it once");
            }

            read = Read(read, key, value) ?? throw new VaeException($"'{text}': {key}= must be {Keys[index].Expected}, not '{value}'");
            given.Add(new(key, value));
        }

        return read.Decimal is char point && read.Thousands == point
            ? throw new VaeException($"'{text}': decimals and thousands cannot both be marked by '{point}'; change {DataOptions.DecimalKey}= or "
            + $"{DataOptions.ThousandsKey}=")
            : read with { Given = given };
    }

    // Null where the text is not a value of the option.
    private static DataOptions? Read(DataOptions options, string key, string text) => key switch
    {
        DataOptions.ClassesKey when Names(text) is { } names => options with { Classes = names },
        DataOptions.ValidationKey when SplitSize.TryParse(text, out SplitSize size) => options with { Validation = size },
        DataOptions.TestKey when SplitSize.TryParse(text, out SplitSize size) => options with { Test = size },
        DataOptions.SplitSeedKey when TrySeed(text, out ulong seed) => options with { SplitSeed = seed },
        DataOptions.SizeKey when TrySize(text, out (int, int) size) => options with { Size = size },
        DataOptions.ChannelsKey when text is "1" or "3" => options with { Channels = text[0] - '0' },
        DataOptions.BackgroundKey when PictureColour.TryParse(text, out PictureColour colour) => options with { Background = colour },
        DataOptions.FramesKey when text is "all" or "first" => options with { AllFrames = text == "all" },
        DataOptions.BadKey when text is "skip" or "refuse" => options with { SkipBad = text == "skip" },
        DataOptions.SetKey when text.Length > 0 => options with { Set = text },
        DataOptions.BinariseKey when text.Length == 0 => options with { Binarise = true },
        DataOptions.BinariseKey when TrySeed(text, out ulong seed) => options with { Binarise = true, BinariseSeed = seed },
        DataOptions.ColumnsKey when Names(text) is { } names => options with { Columns = names },
        DataOptions.LabelKey when text.Length > 0 => options with { Label = text },
        DataOptions.WindowKey when TryWhole(text, out int rows) => options with { Window = rows },
        DataOptions.StrideKey when TryWhole(text, out int rows) => options with { Stride = rows },
        DataOptions.ScaleKey when DataScaling.TryParseKind(text, out ScalingKind kind) => options with { Scale = kind },
        DataOptions.MemoryKey when TryMemory(text, out long bytes) => options with { Memory = bytes },
        DataOptions.SeparatorKey when TableDialect.TryParse(text, out char separator) => options with { Separator = separator },
        DataOptions.DecimalKey when text is "." or "dot" or "," or "comma" => options with { Decimal = text is "." or "dot" ? '.' : ',' },
        DataOptions.ThousandsKey when Group(text) is char group => options with { Thousands = group },
        DataOptions.HeaderKey when text is "yes" or "no" => options with { Header = text == "yes" },
        DataOptions.MissingKey when Enum.TryParse(text, ignoreCase: true, out MissingPolicy policy) && text.All(char.IsAsciiLetterLower) =>
            options with { Missing = policy },
        DataOptions.MissingWordsKey when Names(text) is { } words => options with { MissingWords = words.ToHashSet() },
        DataOptions.TimeKey when text.Length > 0 => options with { Time = text },
        DataOptions.DatesKey when text is "dmy" or "mdy" => options with { Dates = text == "dmy" ? DateOrders.DayFirst : DateOrders.MonthFirst },
        DataOptions.ImageKey when ImageOf(text) is ImageForm image => options with { Image = image },
        DataOptions.ArrayKey when text.Length > 0 => options with { Array = text },
        _ => null,
    };

    private static char? Group(string text) => text switch
    {
        "," or "comma" => ',',
        "." or "dot" => '.',
        " " or "space" => ' ',
        "'" or "apostrophe" => '\'',
        "none" => '\0',
        _ => null,
    };

    private static ImageForm? ImageOf(string text)
    {
        string[] sizes = text.Split('x');
        int[] sides = [.. sizes.Select(size => TryWhole(size, out int side) && side <= MaxSide ? side : 0)];
        return sides switch
        {
            _ when sides.Contains(0) || sides.Aggregate(1L, (product, side) => Math.Min(product * side, int.MaxValue)) >= int.MaxValue => null,
            [int side] => new ImageForm(side, side, 1, false),
            [int height, int width] => new ImageForm(height, width, 1, false),
            [int height, int width, 1 or 3] => new ImageForm(height, width, sides[2], false),
            [1 or 3, int height, int width] => new ImageForm(height, width, sides[0], true),
            _ => null,
        };
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
