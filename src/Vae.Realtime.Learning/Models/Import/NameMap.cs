namespace Vae.Realtime.Learning.Models.Import;

using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>
/// What a person says of whose tensors become which: <c>OURS=THEIRS</c>, with rows of theirs where it is a part, as in <c>fc2[0:20]</c>.
/// </summary>
/// <param name="Ours">A layer, a tensor, or <c>posterior</c> for both heads.</param>
/// <param name="Theirs">A layer or a tensor of the checkpoint.</param>
/// <param name="Rows">The outputs that are taken; null for all.</param>
internal sealed partial record NameMap(string Ours, string Theirs, (int Begin, int End)? Rows = null)
{
    /// <summary>How to name both heads at once.</summary>
    public const string Heads = "posterior";

    /// <summary>Reads a list of them.</summary>
    /// <param name="text"><c>OURS=THEIRS[,OURS=THEIRS...]</c>.</param>
    /// <param name="maps">What it says.</param>
    /// <returns>False where it is no such list.</returns>
    public static bool TryParse(string text, out IReadOnlyList<NameMap> maps)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<NameMap> read = [];
        maps = read;
        foreach (string part in text.Split(','))
        {
            Match match = Form().Match(part.Trim());
            if (!match.Success)
            {
                return false;
            }

            (int, int)? rows = null;
            if (match.Groups[3].Success)
            {
                if (!int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int begin)
                    || !int.TryParse(match.Groups[4].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int end) || end <= begin)
                {
                    return false;
                }

                rows = (begin, end);
            }

            read.Add(new NameMap(match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim(), rows));
        }

        return true;
    }

    public override string ToString() => Rows is (int begin, int end) ? $"{Ours}={Theirs}[{begin}:{end}]" : $"{Ours}={Theirs}";

    [GeneratedRegex(@"^([^=]+)=([^=\[\]]+)(?:\[([0-9]+):([0-9]+)\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
