namespace Vae.Realtime.Benchmarks;

/// <summary>The median of some samples and the middle half around it.</summary>
internal readonly record struct Quartiles(double Low, double Median, double High)
{
    /// <param name="samples">At least one, in any order.</param>
    public static Quartiles Of(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return new Quartiles(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    /// <summary>In billions.</summary>
    public Quartiles Giga => new(Low / 1e9, Median / 1e9, High / 1e9);

    public Measurement As(string suite, string name, string unit, double? share = null, double? cpu = null) =>
        new(suite, name, Median, Low, High, unit, share, cpu);

    // Linear between the two nearest samples.
    private static double At(double[] sorted, double part)
    {
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return double.Lerp(sorted[below], sorted[above], place - below);
    }
}
