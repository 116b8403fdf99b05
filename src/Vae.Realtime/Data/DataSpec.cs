namespace Vae.Realtime.Data;

/// <summary>Which data to use, as a user names it: <c>glyphs</c>, or the path of IDX data.</summary>
public abstract record DataSpec
{
    /// <summary>The word that stands for the built-in endless stream.</summary>
    public const string Glyphs = "glyphs";

    private protected DataSpec()
    {
    }

    /// <summary>
    /// Reads a specification. The word <c>glyphs</c> is the built-in stream (a folder of that name is <c>./glyphs</c>); everything
    /// else is a path, which is looked at only when the data is loaded.
    /// </summary>
    /// <exception cref="VaeException">The text is empty.</exception>
    public static DataSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            Glyphs => new GlyphsSpec(),
            _ when string.IsNullOrWhiteSpace(text) =>
                throw new VaeException($"the data specification is empty; give '{Glyphs}', a folder with IDX files, or an IDX file"),
            _ => new IdxSpec(text),
        };
    }
}
