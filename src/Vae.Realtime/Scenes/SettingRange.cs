namespace Vae.Realtime.Scenes;

/// <summary>The values that a setting can have.</summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
internal readonly record struct SettingRange(double Min, double Max)
{
    /// <summary>Seeds that a slider can reach exactly.</summary>
    public static readonly SettingRange Seeds = new(0, 1 << 24);

    /// <summary>No or yes.</summary>
    public static readonly SettingRange Switch = new(0, 1);

    /// <summary>The nearest value of the range.</summary>
    public double Clamp(double value) => Math.Clamp(value, Min, Max);

    /// <summary>The nearest value of the range.</summary>
    public int Clamp(int value) => Math.Clamp(value, (int)Min, (int)Max);
}
