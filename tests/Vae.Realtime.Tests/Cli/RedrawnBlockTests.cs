namespace Vae.Realtime.Tests.Cli;

using System.Text;
using Spectre.Console;
using Vae.Realtime.Cli.Output;
using Xunit;

/// <summary>Lines drawn over and over, on a terminal that changes its size meanwhile.</summary>
public class RedrawnBlockTests
{
    private const int Wide = 60;

    private readonly SmallTerminal _terminal = new(Wide);
    private readonly StringBuilder _written = new();
    private readonly RedrawnBlock _block;

    public RedrawnBlockTests() => _block = new RedrawnBlock(new StringWriter(_written), () => _terminal.Columns);

    [Fact]
    public void Lines_are_drawn_in_the_place_of_those_before()
    {
        Print("before");
        Draw("one", "a longer line");
        Draw("two", "short");
        Assert.Equal(["before", "two", "short"], Show());
        Draw("three");
        Assert.Equal(["before", "three"], Show());
    }

    [Theory]
    [InlineData(59)]
    [InlineData(41)]
    [InlineData(20)]
    [InlineData(7)]
    [InlineData(140)]
    public void A_change_of_width_leaves_no_ghosts(int columns)
    {
        Print("epoch 1");
        string[] lines = [new('a', 55), new('b', 30), new('c', 58), "d"];
        Draw(lines);
        _terminal.Columns = columns;
        Draw(lines);
        string[] expected = ["epoch 1", .. lines.Select(line => line[..Math.Min(line.Length, columns - 1)])];
        Assert.Equal(expected, Show());
        _terminal.Columns = Wide;
        Draw(lines);
        Assert.Equal(["epoch 1", .. lines], Show());
    }

    [Fact]
    public void Once_cleared_what_follows_takes_its_place()
    {
        Draw(new string('x', 50), "y");
        _terminal.Columns = 20;
        _block.Clear();
        Print("saved in m");
        Assert.Equal(["saved in m"], Show());
    }

    [Fact]
    public void Colours_take_no_columns_and_none_are_written_where_there_are_none()
    {
        StyledText Bar(ColorSystem colours) => new StyledText(colours).Add("━━━", Ink.First).Add("╌╌", Ink.Faint).Add(" 60%");
        Assert.Equal(9, Bar(ColorSystem.TrueColor).Length);
        Assert.Contains("\u001b[", Bar(ColorSystem.TrueColor).Text, StringComparison.Ordinal);
        Assert.Equal("━━━╌╌ 60%", Bar(ColorSystem.NoColors).Text);
        Assert.Equal("━━━╌", Bar(ColorSystem.NoColors).Cut(4).Text);
    }

    private void Draw(params string[] lines) => _block.Draw([.. lines.Select(line => new StyledText(line))]);

    private void Print(string line)
    {
        Show();
        _terminal.Write($"{line}\n");
    }

    // What was written reaches the terminal at its present width.
    private string[] Show()
    {
        _terminal.Write(_written.ToString());
        _written.Clear();
        return _terminal.Rows;
    }
}
