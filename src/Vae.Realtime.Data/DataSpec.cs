namespace Vae.Realtime.Data;

/// <summary>
/// Which data to use, as a user names it: a built-in stream, or the path of IDX files, a folder of images or a table, each perhaps followed
/// by options: <c>PATH?key=value&amp;key=value</c> (see <see cref="DataOptions"/>).
/// </summary>
internal abstract record DataSpec
{
    /// <summary>What can be given, for messages.</summary>
    internal static string Kinds { get; } =
        $"{string.Join(", ", StreamKind.All.Select(kind => $"'{kind.Name}'"))}, a folder with IDX files, images or tables, an IDX file, "
        + "or a table (CSV, Parquet, .npy, .npz)";

    private protected DataSpec()
    {
    }

    /// <summary>
    /// Reads a specification. The names of <see cref="StreamKind"/> are the built-in streams (a folder of such a name is <c>./glyphs</c>);
    /// everything else is a path, which is looked at only when the data is loaded. What follows the last question
    /// mark is options, unless there is a file or folder of the whole name.
    /// </summary>
    /// <exception cref="VaeException">The text is empty, or an option is unknown or makes no sense.</exception>
    public static DataSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new VaeException($"the data specification is empty; give {Kinds}");
        }

        int mark = text.LastIndexOf('?');
        if (mark < 0 || Path.Exists(text))
        {
            return Stream(text, DataOptions.None) as DataSpec ?? new FileSpec(text);
        }

        string path = text[..mark];
        DataOptions options = DataOptionParser.Parse(text, text[(mark + 1)..]);
        return path.Length > 0
            ? Stream(path, options) as DataSpec ?? new FileSpec(path) { Options = options }
            : throw new VaeException($"the data specification '{text}' has options but no data; give {Kinds}, and the options behind it");
    }

    private static StreamSpec? Stream(string name, DataOptions options) =>
        StreamKind.Find(name) is StreamKind kind ? StreamSpec.Of(kind, options) : null;
}
