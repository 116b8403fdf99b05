namespace Vae.Realtime.Data;

/// <summary>The built-in endless stream of procedural letters and digits.</summary>
public sealed record GlyphsSpec : DataSpec
{
    public override string ToString() => Glyphs;
}
