namespace Vae.Realtime.Data.Tables;

using System.Globalization;

/// <summary>Tells where the later part of a series goes to values which its training part never had, as prices that grow do.</summary>
internal static class UnseenRange
{
    // Less than this share is chance.
    private const double Told = 0.1;

    /// <summary>A note on the column that goes furthest, or none.</summary>
    /// <param name="names">Of the columns.</param>
    /// <param name="kind">How they are scaled.</param>
    /// <param name="train">(N, columns), what is learned from.</param>
    /// <param name="held">(N, columns), what is held back.</param>
    public static IEnumerable<string> Notes(IReadOnlyList<string> names, ScalingKind kind, ReadOnlySpan<float> train, ReadOnlySpan<float> held)
    {
        int columns = names.Count;
        (int worst, double most, string ranges) = (-1, Told, "");
        for (int column = 0; column < columns; column++)
        {
            (float low, float high) = Range(train, column, columns);
            (float heldLow, float heldHigh) = Range(held, column, columns);
            int outside = 0;
            for (int at = column; at < held.Length; at += columns)
            {
                outside += held[at] < low || held[at] > high ? 1 : 0;
            }

            double share = (double)outside * columns / held.Length;
            if (share > most)
            {
                bool logarithms = low > 0 && heldLow > 0 && kind != ScalingKind.Log;
                string positive = logarithms ? "; scale=log reaches further where values grow by parts of themselves" : "";
                (worst, most) = (column, share);
                ranges = string.Create(
                    CultureInfo.InvariantCulture, $"{low:G4} to {high:G4} are learned from, {heldLow:G4} to {heldHigh:G4} held back{positive}");
            }
        }

        string part = most.ToString("P0", CultureInfo.InvariantCulture);
        return worst < 0 ? [] : [$"{part} of the held-back values of '{names[worst]}' lie outside those learned from: {ranges}"];
    }

    private static (float Low, float High) Range(ReadOnlySpan<float> rows, int column, int columns)
    {
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int at = column; at < rows.Length; at += columns)
        {
            (low, high) = (Math.Min(low, rows[at]), Math.Max(high, rows[at]));
        }

        return (low, high);
    }
}
