namespace Vae.Realtime.Data;

using System.Globalization;

/// <summary>How much of the data a split takes: a share between 0 and 1, or a number of examples.</summary>
/// <param name="Share">The share; 0 where <paramref name="Examples"/> counts.</param>
/// <param name="Examples">The number; 0 where <paramref name="Share"/> counts.</param>
internal readonly record struct SplitSize(double Share, int Examples)
{
    /// <summary>The rule where nothing is asked for: a seventh, as MNIST's 10,000 of 70,000.</summary>
    public const int DefaultFraction = 7;

    /// <summary>Reads <c>0.1</c> as a share and <c>5000</c> as a number of examples.</summary>
    public static bool TryParse(string text, out SplitSize size)
    {
        size = default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int examples) && examples > 0)
        {
            size = new SplitSize(0, examples);
        }
        else if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) && share is > 0 and < 1)
        {
            size = new SplitSize(share, 0);
        }

        return size != default;
    }

    /// <summary>Examples of that many: a share is rounded down, but is at least one. May be more than there are.</summary>
    public int Of(int count) => Share > 0 ? Math.Max(1, (int)(count * Share)) : Examples;

    public override string ToString() => Share > 0 ? Share.ToString(CultureInfo.InvariantCulture) : Examples.ToString(CultureInfo.InvariantCulture);
}
