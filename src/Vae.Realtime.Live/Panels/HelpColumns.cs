namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;

/// <summary>
/// Groups of lines in columns, each group whole: as many columns as leave most room around them. Where no number of columns has room, the
/// columns continue over several pages. Lengths are those of the overlay.
/// </summary>
internal sealed class HelpColumns
{
    /// <summary>Above the columns.</summary>
    public const float Head = 40;

    /// <summary>Beside and below the columns.</summary>
    public const float Edge = 14;

    private const float Between = 22;
    private const float KeyGap = 10;
    private const int Most = 8;

    // In rows.
    private const float GroupGap = 0.5f;

    // The widest first.
    private static readonly float[] Rows = [17, 14, 12.5f];

    private readonly List<Part> _parts = [];
    private float[] _widths = [];
    private float[] _keys = [];

    /// <summary>What the sheet would have to be enlarged by to just fit; less than 1 where it has to be made smaller.</summary>
    public float Spare { get; private set; }

    /// <summary>Columns on a page.</summary>
    public int Count { get; private set; }

    public int Pages { get; private set; }

    /// <summary>From line to line.</summary>
    public float Row { get; private set; }

    /// <summary>Width of the sheet.</summary>
    public float Width { get; private set; }

    /// <summary>Height of the sheet.</summary>
    public float Height { get; private set; }

    /// <summary>The groups, or, where a group is higher than a page, its parts.</summary>
    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Where a column's text begins, from the column's beginning.</summary>
    public float Indent(int column) => _keys[column] + KeyGap;

    /// <summary>Width of a column.</summary>
    public float WidthOf(int column) => _widths[column];

    /// <summary>Where a column begins, from the left edge of the sheet.</summary>
    public float Begin(int column)
    {
        float x = Edge;
        for (int i = column - (column % Count); i < column; i++)
        {
            x += _widths[i] + Between;
        }

        return x;
    }

    /// <summary>Arranges groups in a window.</summary>
    /// <param name="groups">In the order that they are read in.</param>
    /// <param name="face">The letters.</param>
    /// <param name="scale">Pixels for a length of 1.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="height">Height of the window.</param>
    public void Arrange(IReadOnlyList<HelpGroup> groups, OverlayFace face, float scale, float width, float height)
    {
        Part[] whole = [.. groups.Select(group => PartOf(group, 0, group.Lines.Count, face, scale))];
        (Spare, int best) = (0, 1);
        foreach (float row in Rows)
        {
            Row = row;
            for (int columns = 1; columns <= Most && Spare < 1; columns++)
            {
                float spare = Try(whole, columns, width, height);
                (Spare, best) = spare > Spare ? (spare, columns) : (Spare, best);
            }

            if (Spare >= 1)
            {
                // More columns may leave more room still.
                best = Enumerable.Range(best, Most - best + 1).MaxBy(columns => Try(whole, columns, width, height));
                Spare = Try(whole, best, width, height);
                return;
            }
        }

        Turn(groups, face, scale, width, height);
    }

    // As many columns as fit side by side, page by page.
    private void Turn(IReadOnlyList<HelpGroup> groups, OverlayFace face, float scale, float width, float height)
    {
        float limit = MathF.Max(2, MathF.Floor((height - Head - Edge) / Row));
        Part[] parts = [.. groups.SelectMany(group => group.Lines.Chunk((int)limit - 1)
            .Select((lines, i) => PartOf(group, i * ((int)limit - 1), lines.Length, face, scale)))];
        float widest = parts.Max(part => part.KeyWidth) + KeyGap + parts.Max(part => part.TextWidth);
        Count = Math.Max(1, (int)((width - (2 * Edge) + Between) / (widest + Between)));
        int columns = Fill(parts, limit);
        Pages = (columns + Count - 1) / Count;
        (_widths, _keys) = (new float[columns], new float[columns]);
        Array.Fill(_widths, Math.Min(widest, width - (2 * Edge)));
        Array.Fill(_keys, parts.Max(part => part.KeyWidth));
        (Width, Height) = ((Count * (_widths[0] + Between)) - Between + (2 * Edge), height);
    }

    // Returns by how much the sheet could be larger.
    private float Try(Part[] parts, int columns, float width, float height)
    {
        float limit = parts.Max(part => part.Rows);
        while (Fill(parts, limit) > columns)
        {
            limit += 0.5f;
        }

        Count = _parts.Max(part => part.Column) + 1;
        Pages = 1;
        (_widths, _keys) = (new float[Count], new float[Count]);
        for (int i = 0; i < Count; i++)
        {
            _keys[i] = _parts.Where(part => part.Column == i).Max(part => part.KeyWidth);
            _widths[i] = _keys[i] + KeyGap + _parts.Where(part => part.Column == i).Max(part => part.TextWidth);
        }

        Width = _widths.Sum() + ((Count - 1) * Between) + (2 * Edge);
        Height = Head + (_parts.Max(part => part.Top + part.Rows) * Row) + Edge;
        return Math.Min(width / Width, height / Height);
    }

    // Returns the columns that it takes.
    private int Fill(Part[] parts, float limit)
    {
        _parts.Clear();
        (int column, float top) = (0, 0);
        foreach (Part part in parts)
        {
            if (top > 0 && top + part.Rows > limit)
            {
                (column, top) = (column + 1, 0);
            }

            _parts.Add(part with { Column = column, Top = top });
            top += part.Rows + GroupGap;
        }

        return column + 1;
    }

    private static Part PartOf(HelpGroup group, int first, int count, OverlayFace face, float scale) => new(
        group,
        first,
        count,
        group.Lines.Skip(first).Take(count).Max(line => face.Measure(line.Key)) / scale,
        group.Lines.Skip(first).Take(count).Max(line => face.Measure(line.Text)) / scale);

    /// <summary>Lines of a group under its heading.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="First">Its first line that is here.</param>
    /// <param name="Lines">How many are here.</param>
    /// <param name="KeyWidth">Key width of the widest key.</param>
    /// <param name="TextWidth">Text width of the widest text.</param>
    internal readonly record struct Part(HelpGroup Group, int First, int Lines, float KeyWidth, float TextWidth)
    {
        /// <summary>Counted over all pages.</summary>
        public int Column { get; init; }

        /// <summary>The heading's place, in rows from the top of the column.</summary>
        public float Top { get; init; }

        /// <summary>With the heading.</summary>
        public float Rows => Lines + 1;
    }
}
