namespace Vae.Realtime.Data.Tables;

/// <summary>What stands around the digits of a number.</summary>
[Flags]
internal enum NumberMarks
{
    /// <summary>Nothing that needs telling.</summary>
    None = 0,

    /// <summary>A sign of percent behind it: a hundredth of the number is meant.</summary>
    Percent = 1,

    /// <summary>A currency's sign.</summary>
    Currency = 2,

    /// <summary>Parentheses, which make it negative.</summary>
    Parentheses = 4,
}
