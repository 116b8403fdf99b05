namespace Vae.Realtime.Tests.Formats;

using System.Globalization;
using Vae.Realtime.Formats;
using Xunit;

public class CsvTextTests
{
    [Fact]
    public void Fields_are_quoted_where_they_must_be()
    {
        using TemporaryFolder folder = new();
        CsvText.Save(folder.File("a.csv"), ["a", "b"], [["1", "x,y"], ["", "say \"no\""], ["two\nlines", " z "]]);
        Assert.Equal("a,b\n1,\"x,y\"\n,\"say \"\"no\"\"\"\n\"two\nlines\", z \n", File.ReadAllText(folder.File("a.csv")));
    }

    [Fact]
    public void Numbers_are_written_to_their_last_digit_in_every_country()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("0.1", CsvText.Number(0.1f));
        Assert.Equal("1234567.891", CsvText.Number(1234567.891));
        CultureInfo.CurrentCulture = before;
    }
}
