namespace Vae.Realtime.Imaging.Sheets;

/// <summary>What is written around a grid of pictures or plots.</summary>
/// <param name="Title">Above everything.</param>
internal sealed record SheetCaptions(string Title)
{
    /// <summary>A name on the left of every row, from the top; fewer than there are rows leave the others without.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>A name above every column.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Names and colours of curves, below the title.</summary>
    public IReadOnlyList<(string Name, (byte R, byte G, byte B) Ink)> Legend { get; init; } = [];

    /// <summary>For every row of plots, the values at its lower and its upper edge.</summary>
    public IReadOnlyList<(string Low, string High)> Scales { get; init; } = [];

    /// <summary>What stands below the left and the right end of every column of plots; null for nothing.</summary>
    public (string From, string To)? Across { get; init; }

    /// <summary>Below everything: what the axes are.</summary>
    public string Note { get; init; } = "";
}
