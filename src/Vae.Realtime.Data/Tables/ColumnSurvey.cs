namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text;

/// <summary>What the values of a column look like, counted before any is read.</summary>
/// <param name="missing">Words that stand for a missing value besides the usual ones.</param>
internal sealed class ColumnSurvey(IReadOnlySet<string>? missing)
{
    /// <summary>Most different texts that are counted.</summary>
    public const int MostClasses = 20;

    private readonly int[] _fitting = new int[NumberConventions.Count];
    private int _digits;
    private int _numbers;
    private int _infinite;
    private int _dateTries;
    private int _firstNumberRow = int.MaxValue;
    private int _unclearRow = int.MaxValue;
    private HashSet<string>? _classes = [];
    private (long Low, long High)? _counted = (0, -1);

    /// <summary>Values in all.</summary>
    public int Count { get; private set; }

    /// <summary>Missing values.</summary>
    public int Missing { get; private set; }

    /// <summary>Values such as true and no.</summary>
    public int Booleans { get; private set; }

    /// <summary>Values that are dates by some order, and no numbers.</summary>
    public int Dates { get; private set; }

    /// <summary>The orders by which all of these are dates.</summary>
    public DateOrders Orders { get; private set; } = DateOrders.Plain;

    /// <summary>Numbers with a sign of percent.</summary>
    public int Percentages { get; private set; }

    /// <summary>What stands around the digits anywhere.</summary>
    public NumberMarks Marks { get; private set; }

    /// <summary>Numbers that show that decimals begin with a dot.</summary>
    public int WithDecimalDot { get; private set; }

    /// <summary>Numbers that show that decimals begin with a comma.</summary>
    public int WithDecimalComma { get; private set; }

    /// <summary>The first number that may be a thousand or a decimal, as 1.234; null where there is none.</summary>
    public string? Unclear { get; private set; }

    /// <summary>The first value that is neither missing nor a number; null where there is none.</summary>
    public string? FirstText { get; private set; }

    /// <summary>Row of <see cref="FirstText"/>.</summary>
    public int FirstTextRow { get; private set; } = int.MaxValue;

    /// <summary>The first number.</summary>
    public string? FirstNumber { get; private set; }

    /// <summary>How many different values other than numbers there are; null for more than <see cref="MostClasses"/>.</summary>
    public int? Classes => _classes?.Count;

    /// <summary>Whether the values are 0, 1, 2 and so on, or begin with 1.</summary>
    public bool CountsRows => _counted is { Low: 0 or 1 } && Count > 2;

    /// <summary>Values that are there.</summary>
    public int Present => Count - Missing;

    /// <summary>How the numbers are written; decided for the whole table.</summary>
    public NumberConvention Convention { get; set; }

    /// <summary>Values that are numbers by the convention, finite or not.</summary>
    public int Numbers => FittingOf(Convention) + _infinite;

    /// <summary>What the column is.</summary>
    public ColumnKind Kind => Present == 0 ? ColumnKind.Empty
        : Booleans == Present ? ColumnKind.Booleans
        : 2L * Numbers >= Present ? ColumnKind.Numbers
        : 2L * Dates >= Present ? ColumnKind.Dates
        : ColumnKind.Text;

    /// <summary>Whether half of the values are numbers by some convention.</summary>
    public bool MayBeNumbers => Present > 0 && 2L * _numbers >= Present;

    /// <summary>Numbers by a convention.</summary>
    public int FittingOf(NumberConvention convention) => _fitting[(int)convention] + _digits;

    /// <summary>Adds a value.</summary>
    /// <param name="cell">The value, without blanks around it.</param>
    /// <param name="row">Number of its row.</param>
    public void Add(ReadOnlySpan<byte> cell, int row)
    {
        Count++;
        byte fitting = NumberText.ConventionsOf(cell, out NumberMarks marks);
        if (fitting == NumberConventions.All && marks == NumberMarks.None && missing is null)
        {
            _digits++;
            _numbers++;
            _counted = _counted is { } counted ? Extended(counted, cell) : null;
            KeepFirst(cell, row);
        }
        else if (CellWords.IsMissing(cell, missing))
        {
            (Missing, _counted) = (Missing + 1, null);
        }
        else if (fitting != 0)
        {
            AddNumber(cell, row, fitting, marks);
        }
        else if (CellWords.IsInfinite(cell))
        {
            _infinite++;
        }
        else
        {
            AddText(cell, row);
        }
    }

    // The first rows are added last.
    private void KeepFirst(ReadOnlySpan<byte> cell, int row)
    {
        if (row < _firstNumberRow)
        {
            (FirstNumber, _firstNumberRow) = (Encoding.UTF8.GetString(cell), row);
        }
    }

    private static (long Low, long High)? Extended((long Low, long High) counted, ReadOnlySpan<byte> cell) =>
        !long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? null
        : counted.High < counted.Low ? (value, value)
        : value == counted.High + 1 ? (counted.Low, value)
        : value == counted.Low - 1 ? (value, counted.High)
        : null;

    private void AddNumber(ReadOnlySpan<byte> cell, int row, byte fitting, NumberMarks marks)
    {
        _counted = fitting == NumberConventions.All && marks == NumberMarks.None && _counted is { } counted ? Extended(counted, cell) : null;
        _numbers++;
        KeepFirst(cell, row);
        Marks |= marks;
        Percentages += marks.HasFlag(NumberMarks.Percent) ? 1 : 0;
        bool dot = (fitting & NumberConventions.DecimalDots) != 0;
        bool comma = (fitting & NumberConventions.DecimalCommas) != 0;
        WithDecimalDot += dot && !comma ? 1 : 0;
        WithDecimalComma += comma && !dot ? 1 : 0;
        bool unclear = dot && comma && fitting != NumberConventions.All
            && (fitting & (NumberConventions.Bit(NumberConvention.Dot) | NumberConventions.Bit(NumberConvention.Comma))) != 0;
        if (unclear && row < _unclearRow)
        {
            (Unclear, _unclearRow) = (Encoding.UTF8.GetString(cell), row);
        }

        for (int convention = 0; convention < NumberConventions.Count; convention++)
        {
            _fitting[convention] += (fitting >> convention) & 1;
        }
    }

    private void AddText(ReadOnlySpan<byte> cell, int row)
    {
        _counted = null;
        bool boolean = CellWords.TryBoolean(cell, out _);
        Booleans += boolean ? 1 : 0;
        if (!boolean && Orders != DateOrders.None && (_dateTries < MostClasses || 2 * Dates >= _dateTries))
        {
            _dateTries++;
            DateOrders orders = DateText.OrdersOf(cell);
            Dates += orders == DateOrders.None ? 0 : 1;
            Orders &= orders == DateOrders.None ? DateOrders.Plain : orders;
        }

        if (row < FirstTextRow)
        {
            (FirstText, FirstTextRow) = (Encoding.UTF8.GetString(cell), row);
        }

        if (_classes is not null)
        {
            _classes.Add(Encoding.UTF8.GetString(cell));
            _classes = _classes.Count > MostClasses ? null : _classes;
        }
    }
}
