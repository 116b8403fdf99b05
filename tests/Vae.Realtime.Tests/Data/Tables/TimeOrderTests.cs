namespace Vae.Realtime.Tests.Data.Tables;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class TimeOrderTests : IDisposable
{
    private const string Window = "?window=2&test=3&scale=none";

    private readonly TableFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("yyyy/MM/dd")]
    [InlineData("yyyy-MM-dd HH:mm:ss")]
    [InlineData("yyyy-MM-ddTHH:mm:ssZ")]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff")]
    [InlineData("dd/MM/yyyy")]
    [InlineData("MM/dd/yyyy")]
    [InlineData("M/d/yyyy")]
    [InlineData("dd.MM.yyyy")]
    [InlineData("dd-MM-yyyy HH:mm")]
    [InlineData("d MMM yyyy")]
    [InlineData("MMM dd yyyy")]
    [InlineData("dd-MMM-yy")]
    [InlineData("M/d/yyyy h:mm tt")]
    public void The_newest_row_first_is_turned_and_told(string format)
    {
        string text = "When,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row =>
            $"{new DateTime(2020, 1, 30).AddDays(-row).ToString(format, CultureInfo.InvariantCulture)},{row}\n"));
        DataSplits splits = _file.Load(text, Window);
        Assert.Equal((19, 2), (TableFile.Values(splits.Train)[0], TableFile.Values(splits.Test)[0]));
        Assert.Contains(splits.Notes, note => note.Contains("newest row comes first: sorted by 'When', from 2020-01-11", StringComparison.Ordinal));
        Assert.Equal(0, TableFile.Values(_file.Load(text, Window + "&time=none").Train)[0]);
        Assert.Equal(19, TableFile.Values(_file.Load(text, Window + "&time=When").Train)[0]);
    }

    [Theory]
    [InlineData("{0}Q{1}", 3)]
    [InlineData("{0}q{1}", 3)]
    [InlineData("{0}-Q{1}", 3)]
    [InlineData("{0} Q{1}", 3)]
    [InlineData("{0}/Q{1}", 3)]
    [InlineData("{0}:Q{1}", 3)]
    [InlineData("{0}.Q{1}", 3)]
    [InlineData("Q{1} {0}", 3)]
    [InlineData("Q{1}-{0}", 3)]
    [InlineData("Q{1}/{0}", 3)]
    [InlineData("\"Q{1}, {0}\"", 3)]
    [InlineData("Q{1}'{2}", 3)]
    [InlineData("{1}Q{2}", 3)]
    [InlineData("{1}Q{0}", 3)]
    [InlineData("{0}H{1}", 6)]
    [InlineData("{0}-S{1}", 6)]
    [InlineData("{0}M{1:00}", 1)]
    [InlineData("{0}-{1:00}", 1)]
    [InlineData("{0}/{1}", 1)]
    [InlineData("{1:00}/{0}", 1)]
    [InlineData("{1}-{0}", 1)]
    [InlineData("{3} {0}", 1)]
    [InlineData("{3}-{0}", 1)]
    [InlineData("{3}-{2}", 1)]
    [InlineData("{0} {3}", 1)]
    [InlineData("{0}{1:00}", 1)]
    [InlineData("{0}", 12)]
    public void Quarters_months_and_years_are_times(string format, int months)
    {
        // The newest comes first; the third row has changed places with the fourth.
        int[] rows = [.. Enumerable.Range(0, 20)];
        foreach (bool mixed in new[] { false, true })
        {
            (rows[2], rows[3]) = mixed ? (3, 2) : (2, 3);
            string text = "p,v\n" + string.Concat(rows.Select(row => $"{Period(format, new DateTime(2021, 1, 1).AddMonths(-months * row))},{row}\n"));
            DataSplits splits = _file.Load(text, Window + "&time=p");
            Assert.Equal(["v"], splits.Scaling!.Columns);
            Assert.Equal(19, TableFile.Values(splits.Train)[0]);
            Assert.Equal([19, 18, 17, 16, 15], TableFile.Values(splits.Train)[..5]);
            Assert.Equal(2, TableFile.Values(splits.Test)[0]);
            string told = mixed ? "not in the order of time: sorted by 'p'" : "newest row comes first: sorted by 'p'";
            Assert.Contains(splits.Notes, note => note.Contains(told, StringComparison.Ordinal));
            bool numbers = format is "{0}" or "{0}{1:00}";
            Assert.Equal(numbers ? 0 : 19, TableFile.Values(_file.Load(text, Window + "&columns=v").Train)[0]);
        }
    }

    [Theory]
    [InlineData("{0}-W{1:00}")]
    [InlineData("{0}W{1:00}")]
    [InlineData("{0}-W{1:00}-3")]
    [InlineData("{0}W{1:00}3")]
    [InlineData("{0} W{1}")]
    [InlineData("W{1} {0}")]
    [InlineData("Week {1}, {0}")]
    public void Weeks_are_times(string format)
    {
        // Over the end of 2020, which has 53 weeks.
        string text = "p|v\n" + string.Concat(Enumerable.Range(0, 20).Select(row =>
        {
            DateTime day = new DateTime(2021, 2, 1).AddDays(-7 * row);
            return string.Format(CultureInfo.InvariantCulture, format, ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day)) + $"|{row}\n";
        }));
        Assert.Contains("53", text, StringComparison.Ordinal);
        DataSplits splits = _file.Load(text, Window);
        Assert.Equal((19, 2), (TableFile.Values(splits.Train)[0], TableFile.Values(splits.Test)[0]));
        string first = format.Contains('3', StringComparison.Ordinal) ? "2020-09-23" : "2020-09-21";
        Assert.Contains(splits.Notes, note => note.Contains($"sorted by 'p', from {first} to 2021-02-0", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_of_weeks_are_told_apart()
    {
        string text = "p,v\n" + string.Concat(Enumerable.Range(0, 21).Select(row => $"2020-W{5 - (row / 7):00}-{7 - (row % 7)},{row}\n"));
        DataSplits splits = _file.Load(text, Window);
        Assert.Equal(Enumerable.Range(3, 18).Reverse(), Enumerable.Range(0, 18).Select(at => (int)TableFile.Values(splits.Train)[at]));
    }

    [Theory]
    [InlineData("2020Q5")]
    [InlineData("2020Q0")]
    [InlineData("0000Q1")]
    [InlineData("2019-W53")]
    [InlineData("2020-W54")]
    [InlineData("2020-W00")]
    [InlineData("2020-W05-8")]
    [InlineData("2020Q1-3")]
    [InlineData("2020M13")]
    [InlineData("2020H3")]
    [InlineData("13/2020")]
    [InlineData("Q1 20201")]
    public void What_is_no_period_is_refused_by_its_row(string wrong)
    {
        string text = "p,v\n" + string.Concat(Enumerable.Range(0, 9).Select(row => $"{2000 + row}Q1,{row}\n")) + $"{wrong},9\n";
        UserError.Of(() => _file.Load(text, Window + "&time=p"), "row 11", "column 'p'", $"'{wrong}'", "time=none");
    }

    [Fact]
    public void A_column_called_year_is_the_time_where_no_year_repeats()
    {
        string text = "Year,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"{2020 - row},{row}\n"));
        DataSplits splits = _file.Load(text, Window);
        Assert.Equal(["v"], splits.Scaling!.Columns);
        Assert.Equal(19, TableFile.Values(splits.Train)[0]);
        Assert.Contains(splits.Notes, note => note.Contains("newest row comes first: sorted by 'Year', from 2001 to 2020", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.Contains("'Year' is taken as the time", StringComparison.Ordinal));
        Assert.Equal(2, _file.Load(text, Window + "&time=none").Scaling!.Columns.Count);
        string months = "Year,Month,v\n" + string.Concat(Enumerable.Range(0, 24).Select(row => $"{2019 + (row / 12)},{(row % 12) + 1},{row % 3}\n"));
        Assert.Equal(3, _file.Load(months, Window).Scaling!.Columns.Count);
        Assert.Equal("", _file.Told(months, Window));
    }

    [Fact]
    public void Periods_above_numbers_are_names()
    {
        const string text = "Country,2020Q1,2020Q2,2020Q3\nA,1,2,3\nB,4,5,6\nC,7,8,9\n";
        Assert.Equal([1, 2, 3], _file.Numbers(text)[..3]);
        Assert.Equal(["2020Q1", "2020Q2", "2020Q3"], _file.Load(text).Scaling!.Columns);
        Assert.Equal(["2020-W01", "2020-W02"], _file.Load("2020-W01,2020-W02\n1,2\n3,4\n5,6\n").Scaling!.Columns);
        Assert.Equal([5, 6, 7, 8], _file.Numbers("2020Q1,5\n2020Q2,6\n2020Q3,7\n2020Q4,8\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&time=<DATE>,<TIME>")]
    public void Dates_and_times_of_day_may_have_a_column_each(string option)
    {
        string text = "<DATE>,<TIME>,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row =>
            $"2020.01.{10 - (row / 4):00},{17 - (row % 4):00}:30:00,{row}\n"));
        DataSplits splits = _file.Load(text, Window + option);
        Assert.Equal([19, 18, 17, 16, 15], TableFile.Values(splits.Train)[..5]);
        Assert.DoesNotContain(splits.Notes, note => note.Contains("time of another", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.Contains("from 2020-01-06 14:30:00 to 2020-01-10 17:30:00", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_in_order_are_not_told_of()
    {
        string text = "When,v\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"2020-01-{day:00},{day % 3}\n"));
        Assert.DoesNotContain("sorted", _file.Told(text, Window), StringComparison.Ordinal);
        Assert.Equal("", _file.Told(text, Window + "&columns=v"));
        Assert.Equal("", _file.Told(text, Window + "&time=When"));
    }

    [Fact]
    public void Numbers_can_be_the_time()
    {
        string text = "t,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"{1_600_000_000_000 + (row * 7 % 20)},{row}\n"));
        DataSplits splits = _file.Load(text, Window + "&time=t");
        Assert.Equal(["v"], splits.Scaling!.Columns);
        Assert.Equal([0, 3, 6], TableFile.Values(splits.Train)[..3]);
        Assert.Contains(splits.Notes, note => note.Contains("not in the order of time: sorted by 't'", StringComparison.Ordinal));
        text = "timestamp,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"{1_600_000_000 - row},{row}\n"));
        Assert.Equal(19, TableFile.Values(_file.Load(text, Window).Train)[0]);
        Assert.Contains("'timestamp' is taken as the time", _file.Told(text, Window), StringComparison.Ordinal);
        Assert.Equal(2, _file.Load(text, Window + "&time=none").Scaling!.Columns.Count);
    }

    [Fact]
    public void Several_series_in_one_file_keep_their_order_and_are_told()
    {
        string text = "Date,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"2020-01-{(row % 10) + 1:00},{row}\n"));
        DataSplits splits = _file.Load(text, Window);
        Assert.Equal(0, TableFile.Values(splits.Train)[0]);
        Assert.Equal(1, TableFile.Values(splits.Train)[1]);
        Assert.Contains(splits.Notes, note => note.Contains("10 rows have the time of another", StringComparison.Ordinal));
        Assert.Equal([0, 10, 1, 11], TableFile.Values(_file.Load(text, Window + "&time=Date").Train)[..4]);
    }

    [Fact]
    public void Days_and_months_are_told_apart_by_the_order_or_by_the_user()
    {
        // By the order of the rows: only one of both makes them rise.
        const string text = "d,v\n01/01/2020,1\n02/01/2020,2\n01/02/2020,3\n03/02/2020,4\n05/02/2020,5\n06/02/2020,6\n";
        DataSplits splits = _file.Load(text, Window);
        Assert.Equal(1, TableFile.Values(splits.Train)[0]);
        Assert.Contains(splits.Notes, note => note.Contains("dates of 'd' have the day first", StringComparison.Ordinal));
        UserError.Of(() => _file.Load(text, Window + "&columns=v&dates=ymd"), "dates=");
        const string unclear = "d,v\n01/01/2020,1\n02/02/2020,2\n03/01/2020,3\n01/05/2020,4\n05/04/2020,5\n02/03/2020,6\n";
        UserError.Of(() => _file.Load(unclear, Window), "column 'd'", "dates=dmy", "dates=mdy", "time=none");
        Assert.Equal([1, 3, 2], TableFile.Values(_file.Load(unclear, Window + "&dates=dmy").Train)[..3]);
        Assert.Equal([1, 4, 2], TableFile.Values(_file.Load(unclear, Window + "&dates=mdy").Train)[..3]);
    }

    [Fact]
    public void Missing_and_wrong_times_are_refused_by_their_place()
    {
        const string text = "d,v\n2020-01-01,1\n?,2\n2020-01-03,3\n2020-01-04,4\n2020-01-05,5\n2020-01-06,6\n";
        UserError.Of(() => _file.Load(text, Window), "row 3", "time is missing", "missing=drop", "time=none");
        Assert.Equal([1, 3], TableFile.Values(_file.Load(text, Window + "&missing=drop").Train)[..2]);
        UserError.Of(() => _file.Load(text.Replace('?', 'x'), Window), "row 3", "'x'", "time=");
        UserError.Of(() => _file.Load(text, Window + "&time=when"), "time=when", "d, v");
    }

    private static string Period(string format, DateTime day)
    {
        // The quarter, half-year or month of the year.
        int number = format.Contains('Q', StringComparison.OrdinalIgnoreCase) ? ((day.Month - 1) / 3) + 1
            : format.Contains('H', StringComparison.Ordinal) || format.Contains('S', StringComparison.Ordinal) ? ((day.Month - 1) / 6) + 1
            : day.Month;
        return string.Format(
            CultureInfo.InvariantCulture, format, day.Year, number, $"{day.Year % 100:00}", day.ToString("MMM", CultureInfo.InvariantCulture));
    }
}
