namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Training;

/// <summary>The part of the time that training has in the live program.</summary>
/// <param name="Least">What it is sure of.</param>
/// <param name="Most">What it takes where frames leave it; null where nothing is said of that.</param>
internal sealed record ShareRange(double Least, double? Most)
{
    public static Option<ShareRange?> Create() => ParsedOption.Create<ShareRange?>(
        "--train-share",
        $"The part of the time that training is sure of, up to {Text(TrainingClaim.Most)}: frames give way to it, are fewer and drawn more coarsely. "
            + $"With MOST it takes no more than that of the time. Without it {Text(TrainingClaim.Standard)}:1, or "
            + $"{Text(TrainingClaim.FromNothing)}:1 once it starts from nothing; 0 lets frames go before.",
        "LEAST[:MOST]",
        $"a number from 0 to {Text(TrainingClaim.Most)}, or two as in 0.1:0.5, the second from the first to 1",
        TryParse);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out ShareRange? range)
    {
        string[] parts = text.Split(':');
        (double least, double most) = (0, 1);
        bool known = parts.Length <= 2
            && Numbers.TryReal(parts[0], 0, TrainingClaim.Most, out least)
            && (parts.Length == 1 || Numbers.TryReal(parts[1], least, 1, out most));
        range = known ? new ShareRange(least, parts.Length == 2 ? most : null) : null;
        return known;
    }
}
