namespace Vae.Realtime.Data.Tables;

/// <summary>
/// Decides how the numbers of each column are written. A convention has to fit all numbers of a column; the ordinary one, 1234.5, comes first.
/// Where that leaves open whether 1,234 is a thousand or a decimal, numbers of other columns that can only be one of the two decide, and
/// then the separator: between commas a comma cannot begin decimals, and between semicolons it does.
/// </summary>
internal static class ConventionChooser
{
    /// <summary>Decides for all columns.</summary>
    /// <param name="columns">Is given the conventions.</param>
    /// <param name="separator">Between the table's values.</param>
    /// <param name="options">May name the signs.</param>
    /// <returns>The columns for which nothing decides.</returns>
    public static HashSet<ColumnSurvey> Decide(IReadOnlyList<ColumnSurvey> columns, char separator, DataOptions options)
    {
        byte allowed = NumberConventions.Allowed(options.Decimal, options.Thousands);
        bool dots = columns.Any(column => column.MayBeNumbers && column.WithDecimalDot > 0);
        bool commas = columns.Any(column => column.MayBeNumbers && column.WithDecimalComma > 0);
        HashSet<ColumnSurvey> open = [];
        foreach (ColumnSurvey column in columns)
        {
            byte best = Best(column, allowed);
            bool unclear = column.Unclear is not null && column.WithDecimalDot == 0 && column.WithDecimalComma == 0;
            bool byDot = NumberConventions.Has(best, NumberConvention.Dot);
            bool thousands = NumberConventions.Has(best, byDot ? NumberConvention.CommaDot : NumberConvention.DotComma);
            bool decimals = byDot || NumberConventions.Has(best, NumberConvention.Comma);
            if (!unclear || !thousands || !decimals)
            {
                column.Convention = First(best);
                continue;
            }

            bool? commaDecimals = dots == commas ? null : commas;
            commaDecimals ??= separator switch
            {
                ';' when !byDot && !dots => true,
                ',' when !dots || !commas => false,
                _ when byDot && separator != ';' && !commas => false,
                _ => null,
            };
            column.Convention = (byDot, commaDecimals ?? false) switch
            {
                (true, true) => NumberConvention.CommaDot,
                (true, false) => NumberConvention.Dot,
                (false, true) => NumberConvention.Comma,
                (false, false) => NumberConvention.DotComma,
            };
            if (commaDecimals is null)
            {
                open.Add(column);
            }
        }

        return open;
    }

    // All conventions that fit as many numbers as any does.
    private static byte Best(ColumnSurvey column, byte allowed)
    {
        int most = 0;
        byte best = 0;
        foreach (NumberConvention convention in Enum.GetValues<NumberConvention>().Where(one => NumberConventions.Has(allowed, one)))
        {
            int fitting = column.FittingOf(convention);
            best = fitting > most ? (byte)0 : best;
            best |= fitting >= most ? NumberConventions.Bit(convention) : (byte)0;
            most = Math.Max(most, fitting);
        }

        return best;
    }

    private static NumberConvention First(byte set) =>
        Enum.GetValues<NumberConvention>().OrderBy(Rank).First(convention => NumberConventions.Has(set, convention) || set == 0);

    // Without groups before with groups, dots before commas.
    private static int Rank(NumberConvention convention) => (int)convention
        + (NumberConventions.GroupOf(convention) == '\0' || NumberConventions.GroupOf(convention) is ',' or '.' ? 0 : NumberConventions.Count);
}
