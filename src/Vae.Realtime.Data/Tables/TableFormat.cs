namespace Vae.Realtime.Data.Tables;

/// <summary>In which format a file holds a table or arrays.</summary>
internal enum TableFormat
{
    /// <summary>It holds neither.</summary>
    None,

    /// <summary>As text, perhaps compressed with gzip.</summary>
    Text,

    /// <summary>Parquet.</summary>
    Parquet,

    /// <summary>Arrays of NumPy: .npy or .npz.</summary>
    Arrays,
}
