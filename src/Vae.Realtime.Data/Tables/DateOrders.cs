namespace Vae.Realtime.Data.Tables;

/// <summary>In which orders the parts of a date can stand.</summary>
[Flags]
internal enum DateOrders
{
    /// <summary>It is no date.</summary>
    None = 0,

    /// <summary>Day, month, year.</summary>
    DayFirst = 1,

    /// <summary>Month, day, year.</summary>
    MonthFirst = 2,

    /// <summary>Year first, or the month by its name: it cannot be mistaken.</summary>
    Plain = DayFirst | MonthFirst,
}
