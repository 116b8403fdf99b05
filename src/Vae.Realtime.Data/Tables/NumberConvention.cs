namespace Vae.Realtime.Data.Tables;

/// <summary>How numbers are written: which sign begins the decimals, and which, if any, stands between groups of three digits.</summary>
internal enum NumberConvention
{
    /// <summary>1234.5, the ordinary case.</summary>
    Dot,

    /// <summary>1,234.5.</summary>
    DotComma,

    /// <summary>1 234.5, also with no-break and thin spaces.</summary>
    DotSpace,

    /// <summary>1'234.5.</summary>
    DotApostrophe,

    /// <summary>1234,5.</summary>
    Comma,

    /// <summary>1.234,5.</summary>
    CommaDot,

    /// <summary>1 234,5.</summary>
    CommaSpace,

    /// <summary>1'234,5.</summary>
    CommaApostrophe,
}
