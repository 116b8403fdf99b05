namespace Vae.Realtime.Data;

using System.Globalization;

/// <content>As text: <c>shift=2,flip,rotate=10</c>.</content>
internal sealed partial record Augmentation
{
    private const string NoneWord = "none";
    private const string FlipWord = "flip";
    private const string BorderName = "border";

    /// <summary>Reads settings with commas between them, as <see cref="ToString"/> writes them; <c>none</c> alone changes nothing.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="use">Decides which settings there are.</param>
    /// <exception cref="VaeException">A setting is unknown, given twice, or out of its range, which the message names.</exception>
    public static Augmentation Parse(string text, AugmentationUse use = AugmentationUse.Augmentation)
    {
        ArgumentNullException.ThrowIfNull(text);
        Augmentation read = None;
        HashSet<string> seen = [];
        if (text.Trim() == NoneWord)
        {
            return read;
        }

        foreach (string setting in text.Split(',', StringSplitOptions.TrimEntries))
        {
            (string name, string? value) = setting.IndexOf('=', StringComparison.Ordinal) is int sign and >= 0
                ? (setting[..sign].TrimEnd(), setting[(sign + 1)..].TrimStart())
                : (setting, null);
            string where = $"{Noun(use)} '{Printable(setting)}'";
            if (!AllNames(use).Contains(name))
            {
                throw new VaeException($"{where}: there is no such setting; choose from {Names(use)}");
            }

            if (!seen.Add(name))
            {
                throw new VaeException($"{where}: {name} is given twice");
            }

            read = name switch
            {
                FlipWord => value is null ? read with { Flip = true } : throw new VaeException($"{where}: {FlipWord} stands alone, without a value"),
                BorderName => read with { Border = ParseBorder(value, where) },
                _ => ParseNumber(read, AugmentationKey.All.Single(key => key.Name == name), value, where),
            };
        }

        return read;
    }

    /// <summary>What <see cref="Parse"/> reads: only what differs from <see cref="None"/>.</summary>
    public override string ToString()
    {
        List<string> settings =
        [
            .. AugmentationKey.All
                .Where(key => key.Read(this) is double value && (value != 0 || key.Name == "fill"))
                .Select(key => string.Create(CultureInfo.InvariantCulture, $"{key.Name}={key.Read(this)}")),
        ];
        if (Flip)
        {
            settings.Insert(Shift == 0 ? 0 : 1, FlipWord);
        }

        if (Border is BorderMode border)
        {
            settings.Add($"{BorderName}={Word(border)}");
        }

        return settings.Count == 0 ? NoneWord : string.Join(',', settings);
    }

    private static IEnumerable<string> AllNames(AugmentationUse use) => use == AugmentationUse.Corruption
        ? AugmentationKey.All.Where(key => !key.Moves).Select(key => key.Name)
        : [.. AugmentationKey.All.Select(key => key.Name), FlipWord, BorderName];

    private static string Names(AugmentationUse use) => string.Join(", ", AllNames(use));

    private static Augmentation ParseNumber(Augmentation read, AugmentationKey key, string? text, string where) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
        && key.Allows(value)
            ? key.Write(read, value)
            : throw new VaeException($"{where}: {key.Range}");

    private static BorderMode ParseBorder(string? text, string where)
    {
        foreach (BorderMode mode in Enum.GetValues<BorderMode>())
        {
            if (text == Word(mode))
            {
                return mode;
            }
        }

        throw new VaeException($"{where}: {BorderName} is {string.Join(" or ", Enum.GetValues<BorderMode>().Select(Word))}");
    }

    private static string Word(BorderMode mode) => mode == BorderMode.Repeat ? "repeat" : "zero";

    // A message is one line, whatever was typed.
    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
