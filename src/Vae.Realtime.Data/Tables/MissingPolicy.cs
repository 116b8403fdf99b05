namespace Vae.Realtime.Data.Tables;

/// <summary>What is done where a value is missing.</summary>
internal enum MissingPolicy
{
    /// <summary>The table is refused, with the value's place.</summary>
    Refuse,

    /// <summary>The row is left out.</summary>
    Drop,

    /// <summary>The value of the row before is taken.</summary>
    Previous,

    /// <summary>The column's mean over the training split is taken.</summary>
    Mean,
}
