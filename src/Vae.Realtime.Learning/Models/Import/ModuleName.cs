namespace Vae.Realtime.Learning.Models.Import;

using System.Text;
using System.Text.RegularExpressions;

/// <summary>What the name of a module says: its role, and its place among others.</summary>
internal sealed partial class ModuleName : IComparable<ModuleName>
{
    private static readonly string[] DecoderWords = ["gen", "generator", "generative", "likelihood"];
    private static readonly string[] EncoderWords = ["recognition", "inference"];
    private static readonly string[] VarianceWords = ["var", "vars", "variance", "lv"];
    private static readonly string[] FirstWords = ["input", "in", "first", "stem", "begin"];
    private static readonly string[] LastWords = ["final", "out", "output", "outputs"];

    private readonly string[] _words;

    public ModuleName(string text)
    {
        Text = text;
        _words = [.. Words().Matches(text).Select(match => match.Value.ToLowerInvariant())];
        Role = RoleOf(_words);
        Stem = Digits().Replace(text, "#");
        Rank = Has(FirstWords) ? 0 : Has(LastWords) ? 2 : 1;
    }

    public string Text { get; }

    public ModuleRole Role { get; }

    /// <summary>The name without its numbers: names of one stem are ordered by these.</summary>
    public string Stem { get; }

    /// <summary>0 for what a name calls the first of its kind, 2 for the last, 1 for all others.</summary>
    public int Rank { get; }

    /// <summary>
    /// Of two names that end in numbers as fc21 and fc22 do, the layer that both belong to; null for other names. PyTorch's example of a VAE calls
    /// the mean and the log-variance so, in this order.
    /// </summary>
    public (string Layer, int Head)? Numbered => NumberedHead().Match(Text) is { Success: true } match
        ? (match.Groups[1].Value, match.Groups[2].Value[0] - '0')
        : null;

    /// <summary>First by rank, then with numbers compared as numbers.</summary>
    public int CompareTo(ModuleName? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rank != other.Rank ? Rank.CompareTo(other.Rank) : string.CompareOrdinal(Padded(Text), Padded(other.Text));
    }

    /// <summary>
    /// Whether the names of a list that is in order say so: neighbours differ in their numbers only, of which Keras gives the first none, or one is
    /// the last by name.
    /// </summary>
    public static bool Decide(IReadOnlyList<ModuleName> ordered) => ordered.Zip(ordered.Skip(1)).All(pair =>
        pair.First.Rank != pair.Second.Rank || pair.First.Stem == pair.Second.Stem || pair.First.Stem + "_#" == pair.Second.Stem);

    private static ModuleRole RoleOf(string[] words)
    {
        string all = string.Concat(words);
        int decoder = Array.FindLastIndex(words, word => word.StartsWith("dec", StringComparison.Ordinal)
            || word.StartsWith("recon", StringComparison.Ordinal) || DecoderWords.Contains(word));
        int encoder = Array.FindLastIndex(words, word => word.StartsWith("enc", StringComparison.Ordinal) || EncoderWords.Contains(word));
        if (decoder > encoder || (encoder < 0 && Array.Exists(words, LastWords.Contains)))
        {
            return ModuleRole.Decoder;
        }

        bool mean = Array.Exists(words, word => word is "loc" || EndsWithAny(word, "mu", "mean", "means"));
        bool variance = all.Contains("logvar", StringComparison.Ordinal) || all.Contains("logsigmasq", StringComparison.Ordinal)
            || Array.Exists(words, word => VarianceWords.Contains(word) || EndsWithAny(word, "var", "variance"));
        bool deviation = !variance && Array.Exists(words, word => EndsWithAny(word, "sigma", "sigmas", "std", "stddev", "scale"));
        return (mean, variance, deviation) switch
        {
            (true, true, _) or (true, _, true) => ModuleRole.Heads,
            (true, _, _) => ModuleRole.Mean,
            (_, true, _) => ModuleRole.LogVariance,
            (_, _, true) => ModuleRole.Deviation,
            _ => encoder >= 0 ? ModuleRole.Encoder : ModuleRole.Unknown,
        };
    }

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(string[] known) => Array.Exists(_words, known.Contains);

    private static string Padded(string text)
    {
        StringBuilder padded = new();
        int at = 0;
        foreach (Match number in Digits().Matches(text))
        {
            padded.Append(text, at, number.Index - at).Append(number.Value.TrimStart('0').PadLeft(12, '0'));
            at = number.Index + number.Length;
        }

        return padded.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("^(.*[A-Za-z_.][0-9]+[_.]?)([12])$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedHead();
}
