namespace Vae.Realtime.Data.Tables;

using System.Text;

/// <summary>Finds out how a text table is written, from its first rows.</summary>
internal static class DialectFinder
{
    private const int SampleBytes = 1 << 18;
    private const int SampleRows = 200;

    // A heading that has fewer names than the rows have values speaks against a separator, blanks are seldom meant to be one.
    private const double OddHeading = 0.5;
    private const double OnlyBlanks = 0.9;
    private const double Broken = 0.7;
    private const double Least = 0.4;

    /// <summary>The dialect of a table.</summary>
    /// <param name="text">The table as UTF-8.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="path">Its file, for messages.</param>
    public static TableDialect Find(ReadOnlyMemory<byte> text, DataOptions options, string path)
    {
        (char? named, int start) = Named(text.Span);
        ReadOnlyMemory<byte> sample = Sample(text[start..]);
        TableDialect dialect = new(options.Separator ?? named ?? Best(sample, options, path), true, start);

        // Colours as #ff8800 are no comments: then most rows would be.
        CsvReader rows = new(sample, dialect with { Start = 0 }, path);
        int read = Rows(rows, null, out _).Count;
        return read >= rows.Comments ? dialect : dialect with { Comments = false };
    }

    // Excel's first line: sep=;
    private static (char? Separator, int Length) Named(ReadOnlySpan<byte> text)
    {
        int end = text[..Math.Min(text.Length, 16)].IndexOfAny("\r\n"u8);
        string line = end < 0 ? "" : Encoding.UTF8.GetString(text[..end]).Trim('"', ' ');
        return line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && TableDialect.TryParse(line[4..], out char separator)
            ? (separator, end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1))
            : (null, 0);
    }

    private static ReadOnlyMemory<byte> Sample(ReadOnlyMemory<byte> text)
    {
        if (text.Length <= SampleBytes)
        {
            return text;
        }

        int end = text.Span[..SampleBytes].LastIndexOfAny("\r\n"u8);
        return text[..(end < 0 ? SampleBytes : end)];
    }

    private static char Best(ReadOnlyMemory<byte> sample, DataOptions options, string path)
    {
        (char best, double highest) = (options.Decimal == ',' ? ';' : ',', Least);
        foreach (char separator in TableDialect.Separators)
        {
            double score = separator == ',' && options.Decimal == ',' ? 0 : Score(new CsvReader(sample, new TableDialect(separator), path), options);
            score *= separator == TableDialect.Blank ? OnlyBlanks : 1;
            (best, highest) = score > highest ? (separator, score) : (best, highest);
        }

        return best;
    }

    // How many rows have as many values as most, and how many of these are numbers, dates or missing; 0 where there is one value a row.
    private static double Score(CsvReader reader, DataOptions options)
    {
        List<(int Count, int Known)> rows = Rows(reader, options.MissingWords, out bool broken);
        if (rows.Count == 0)
        {
            return 0;
        }

        List<(int Count, int Known)> body = rows.Count > 1 ? rows[1..] : rows;
        int usual = body.GroupBy(row => row.Count).OrderByDescending(group => group.Count()).First().Key;
        if (usual < 2)
        {
            return 0;
        }

        double even = rows.Count(row => row.Count == usual) / (double)rows.Count;
        double known = body.Sum(row => row.Known) / (double)body.Sum(row => row.Count);
        bool oddHeading = rows[0].Count < usual && (rows[0].Count != usual - 1 || usual < 3);
        return even * (0.5 + (0.5 * known)) * (oddHeading ? OddHeading : 1) * (broken ? Broken : 1);
    }

    // Where a quotation mark is out of place for a separator, the rows before it are all there are.
    private static List<(int Count, int Known)> Rows(CsvReader reader, IReadOnlySet<string>? missing, out bool broken)
    {
        broken = false;
        List<(int Count, int Known)> rows = [];
        try
        {
            while (rows.Count < SampleRows && reader.Read())
            {
                int known = 0;
                for (int field = 0; field < reader.Count; field++)
                {
                    ReadOnlySpan<byte> cell = reader[field];
                    known += NumberText.ConventionsOf(cell, out _) != 0 || CellWords.IsMissing(cell, missing)
                        || DateText.OrdersOf(cell) != DateOrders.None
                        ? 1
                        : 0;
                }

                rows.Add((reader.Count, known));
            }
        }
        catch (VaeException)
        {
            broken = true;
        }

        return rows;
    }
}
