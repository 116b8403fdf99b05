namespace Vae.Realtime.Imaging.Sheets;

/// <summary>One scale for both axes of a square plot.</summary>
/// <param name="Side">Side of the plot, in pixels.</param>
/// <param name="X">What lies in its middle, to the right.</param>
/// <param name="Y">The same, upwards.</param>
/// <param name="Pixels">For a length of 1.</param>
internal readonly record struct ScatterScale(int Side, double X, double Y, double Pixels)
{
    // Ticks along an axis, about.
    private const double Ticks = 6;

    /// <summary>Pixels from the left.</summary>
    public double Across(double x) => (Side / 2.0) + ((x - X) * Pixels);

    /// <summary>Pixels from the top.</summary>
    public double Down(double y) => (Side / 2.0) - ((y - Y) * Pixels);

    /// <summary>Round values, 1, 2 or 5 and zeros apart, that lie on the plot around a middle.</summary>
    public IEnumerable<double> Marks(double middle)
    {
        double reach = Side / (2 * Pixels);
        double rough = 2 * reach / Ticks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch
        {
            < 1.5 => 1,
            < 3.5 => 2,
            < 7.5 => 5,
            _ => 10,
        };
        for (double count = Math.Ceiling((middle - reach) / step); count * step <= middle + reach; count++)
        {
            yield return count * step;
        }
    }
}
