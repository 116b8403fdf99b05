namespace Vae.Realtime.Data;

/// <summary>Which data to use, as a user names it: <c>glyphs</c>, or the path of IDX data.</summary>
public abstract record DataSpec
{
    /// <summary>The word that stands for the built-in endless stream.</summary>
    public const string Glyphs = "glyphs";

    /// <summary>The word that stands for the built-in endless stream of shapes in colour.</summary>
    public const string Shapes = "shapes";

    /// <summary>The word that stands for the built-in endless stream of textures in colour.</summary>
    public const string Textures = "textures";

    private protected DataSpec()
    {
    }

    /// <summary>
    /// Reads a specification. The words <c>glyphs</c>, <c>shapes</c> and <c>textures</c>, the last two perhaps with <c>?size=64</c>, are
    /// the built-in streams (a folder of such a name is <c>./glyphs</c>); everything else is a path, which is looked at only when the data is loaded.
    /// </summary>
    /// <exception cref="VaeException">The text is empty.</exception>
    public static DataSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            Glyphs => new GlyphsSpec(),
            _ when StreamSize.IsOf(Shapes, text) => new ShapesSpec(StreamSize.Parse(text)),
            _ when StreamSize.IsOf(Textures, text) => new TexturesSpec(StreamSize.Parse(text)),
            _ when string.IsNullOrWhiteSpace(text) =>
                throw new VaeException($"the data specification is empty; give '{Glyphs}', a folder with IDX files, or an IDX file"),
            _ => new IdxSpec(text),
        };
    }
}
