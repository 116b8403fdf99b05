namespace Vae.Realtime.Data;

/// <summary>What examples are. Model files tell only a shape, so the shape decides: what is one pixel wide is not an image.</summary>
internal enum DataKind
{
    /// <summary>Images (H,W,C) of values in [0,1].</summary>
    Images,

    /// <summary>Windows of a series, (T,1,F): T steps of F values of any size.</summary>
    Series,

    /// <summary>Rows of a table, (1,1,F), of values of any size.</summary>
    Rows,
}
