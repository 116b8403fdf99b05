namespace Vae.Realtime.Data;

/// <summary>The built-in endless stream of procedural letters and digits.</summary>
internal sealed record GlyphsSpec : DataSpec
{
    /// <summary>Glyphs of a third stream to validate with; null for none.</summary>
    public SplitSize? Validation { get; init; }

    public override string ToString() => Validation is SplitSize size ? $"{Glyphs}?{DataOptions.ValidationKey}={size}" : Glyphs;

    internal static GlyphsSpec Of(DataOptions options)
    {
        options.Allow($"'{Glyphs}'", DataOptions.ValidationKey);
        return new GlyphsSpec { Validation = options.Validation };
    }
}
