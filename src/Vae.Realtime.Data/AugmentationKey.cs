namespace Vae.Realtime.Data;

using System.Globalization;

/// <summary>One setting of an <see cref="Augmentation"/> as text names it.</summary>
/// <param name="Name">Before the equals sign.</param>
/// <param name="Highest">Largest number; the smallest is 0.</param>
/// <param name="Meaning">What the number is, for messages.</param>
/// <param name="Read">The number of a record; null or 0 where it is not set.</param>
/// <param name="Write">A record with another number.</param>
/// <param name="Moves">True when it makes another picture rather than a damaged one, so that no corruption may have it.</param>
/// <param name="Whole">Only whole numbers.</param>
internal sealed record AugmentationKey(
    string Name,
    double Highest,
    string Meaning,
    Func<Augmentation, double?> Read,
    Func<Augmentation, double, Augmentation> Write,
    bool Moves = false,
    bool Whole = false)
{
    /// <summary>Every key that has a number, in the order in which they are written.</summary>
    public static IReadOnlyList<AugmentationKey> All { get; } =
    [
        new("shift", 64, "pixels", set => set.Shift, (set, value) => set with { Shift = (int)value }, Moves: true, Whole: true),
        new("zoom", 0.9, "the factor's distance from 1", set => set.Zoom, (set, value) => set with { Zoom = value }, Moves: true),
        new("rotate", 180, "degrees", set => set.Rotate, (set, value) => set with { Rotate = value }, Moves: true),
        new("brightness", 1, "what is added", set => set.Brightness, (set, value) => set with { Brightness = value }, Moves: true),
        new("contrast", 1, "the factor's distance from 1", set => set.Contrast, (set, value) => set with { Contrast = value }, Moves: true),
        new("noise", 1, "the standard deviation", set => set.Noise, (set, value) => set with { Noise = value }),
        new("mask", 1, "the probability of a value", set => set.Mask, (set, value) => set with { Mask = value }),
        new("erase", 1, "the probability of a picture", set => set.Erase, (set, value) => set with { Erase = value }),
        new("blur", 2, "the standard deviation in pixels", set => set.Blur, (set, value) => set with { Blur = value }),
        new("fill", 1, "the level of what is masked or erased", set => set.Fill, (set, value) => set with { Fill = value }),
    ];

    /// <summary>True when a number is allowed.</summary>
    public bool Allows(double value) => value >= 0 && value <= Highest && (!Whole || Math.Floor(value) == value);

    /// <summary>The allowed numbers in words.</summary>
    public string Range => string.Create(
        CultureInfo.InvariantCulture, $"{Name} is {(Whole ? "a whole number" : "a number")} from 0 to {Highest}, {Meaning}");
}
