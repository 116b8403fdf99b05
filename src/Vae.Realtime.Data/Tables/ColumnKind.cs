namespace Vae.Realtime.Data.Tables;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnKind
{
    /// <summary>No value at all.</summary>
    Empty,

    /// <summary>Numbers: at least half of the values are.</summary>
    Numbers,

    /// <summary>True and false, or yes and no, which are read as 1 and 0.</summary>
    Booleans,

    /// <summary>Dates.</summary>
    Dates,

    /// <summary>Anything else.</summary>
    Text,
}
