namespace Vae.Realtime.Data.Tables;

/// <summary>How the values of a text table stand beside each other.</summary>
/// <param name="Separator">Between the values of a row; <see cref="Blank"/> stands for any number of blanks and tabs.</param>
/// <param name="Comments">Whether lines that begin with # are comments.</param>
/// <param name="Start">Bytes before the first row: a line that names the separator.</param>
internal readonly record struct TableDialect(char Separator, bool Comments = true, int Start = 0)
{
    /// <summary>The separator of tables that are aligned by blanks.</summary>
    public const char Blank = ' ';

    // In the order in which they are preferred where several would do.
    private static readonly (char Separator, string Word, string Plural)[] Known =
    [
        ('\t', "tab", "tabs"),
        (';', "semicolon", "semicolons"),
        ('|', "pipe", "pipes"),
        (',', "comma", "commas"),
        (Blank, "space", "spaces"),
    ];

    /// <summary>Every separator there is.</summary>
    public static IEnumerable<char> Separators => Known.Select(known => known.Separator);

    /// <summary>What a separator is called.</summary>
    public string Word => WordOf(Separator);

    /// <summary>What several are called.</summary>
    public string Plural
    {
        get
        {
            char separator = Separator;
            return Array.Find(Known, known => known.Separator == separator).Plural;
        }
    }

    /// <summary>Reads a separator as an option gives it: itself or its name.</summary>
    public static bool TryParse(string text, out char separator)
    {
        string word = text == "\\t" ? "tab" : text;
        int found = Array.FindIndex(Known, known => word == known.Word || word == known.Plural || word == $"{known.Separator}");
        separator = found < 0 ? default : Known[found].Separator;
        return found >= 0;
    }

    private static string WordOf(char separator) => Array.Find(Known, known => known.Separator == separator).Word;
}
