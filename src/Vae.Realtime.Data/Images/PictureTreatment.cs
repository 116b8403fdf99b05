namespace Vae.Realtime.Data.Images;

using Vae.Realtime.Data.Images.Scans;

/// <summary>What was done to a picture that its file does not show by itself.</summary>
internal readonly record struct PictureTreatment
{
    /// <summary>It was turned or mirrored, as EXIF says.</summary>
    public bool IsTurned { get; init; }

    /// <summary>It is transparent somewhere, and the background shows there.</summary>
    public bool IsLaidOver { get; init; }

    /// <summary>More than 8 bits a channel became 8.</summary>
    public bool IsReduced { get; init; }

    /// <summary>Inks became red, green and blue.</summary>
    public bool IsFromCmyk { get; init; }

    /// <summary>Which way round the inks are counted was guessed.</summary>
    public bool IsCmykGuessed { get; init; }

    /// <summary>Its colour profile; null for none, or one that makes no difference.</summary>
    public ColourProfile? Profile { get; init; }

    /// <summary>Frames or pages of its file.</summary>
    public int Frames { get; init; }
}
