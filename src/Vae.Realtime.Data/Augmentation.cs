namespace Vae.Realtime.Data;

using System.Globalization;

/// <summary>
/// Random changes of each example, drawn again in every epoch: a picture is blurred; shifted, flipped, zoomed and turned; made lighter or
/// darker, with more or less contrast; given noise; and then partly erased. Values stay in [0,1]. Everything that is 0 is left out.
/// </summary>
internal sealed partial record Augmentation
{
    /// <summary>Nothing is changed.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>Pixels, along either axis and either way; whole, so that a shift alone blurs nothing.</summary>
    public int Shift { get; init; }

    /// <summary>Mirror half of the pictures, left to right.</summary>
    public bool Flip { get; init; }

    /// <summary>The factor is between 1 − zoom and 1 + zoom.</summary>
    public double Zoom { get; init; }

    /// <summary>Degrees about the middle, either way.</summary>
    public double Rotate { get; init; }

    /// <summary>Added to every value of a picture, at most this much, up or down.</summary>
    public double Brightness { get; init; }

    /// <summary>The distance from mid-grey grows by a factor between 1 − contrast and 1 + contrast.</summary>
    public double Contrast { get; init; }

    /// <summary>Standard deviation of the Gaussian noise that every value receives.</summary>
    public double Noise { get; init; }

    /// <summary>Probability with which a single value is replaced by <see cref="Fill"/>.</summary>
    public double Mask { get; init; }

    /// <summary>Probability with which a rectangle of the picture, each side an eighth to a half of it, is replaced by <see cref="Fill"/>.</summary>
    public double Erase { get; init; }

    /// <summary>Largest standard deviation in pixels of the Gaussian that the picture is blurred with.</summary>
    public double Blur { get; init; }

    /// <summary>What is erased becomes this; null is black for grey pictures and mid-grey for others.</summary>
    public double? Fill { get; init; }

    /// <summary>What moves in from beyond the border; null is zeros for grey pictures and the border's pixels for others.</summary>
    public BorderMode? Border { get; init; }

    /// <summary>True when every example stays what it is.</summary>
    public bool IsNone => !Flip && Shift == 0 && (Zoom, Rotate, Brightness, Contrast) == default && (Noise, Mask, Erase, Blur) == default;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <param name="use">A corruption may only damage: it must leave the picture in place.</param>
    /// <exception cref="VaeException">Names the value and its range.</exception>
    public void Validate(AugmentationUse use)
    {
        foreach (AugmentationKey key in AugmentationKey.All)
        {
            double value = key.Read(this) ?? 0;
            if (!key.Allows(value))
            {
                throw new VaeException(string.Create(CultureInfo.InvariantCulture, $"{Noun(use)} '{key.Name}={value}': {key.Range}"));
            }
        }

        if (use == AugmentationUse.Corruption && (Flip || Border is not null || AugmentationKey.All.Any(key => key.Moves && key.Read(this) > 0)))
        {
            throw new VaeException($"corruption '{this}' would change more than what the decoder shall restore; use only {Names(use)}");
        }
    }

    private static string Noun(AugmentationUse use) => use == AugmentationUse.Corruption ? "corruption" : "augmentation";
}
