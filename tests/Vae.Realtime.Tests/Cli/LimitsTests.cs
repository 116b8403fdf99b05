namespace Vae.Realtime.Tests.Cli;

using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Vae.Realtime.Cli.Commands;
using Xunit;

/// <summary>Options with limits take the numbers at both ends, and none beyond.</summary>
public sealed partial class LimitsTests
{
    private static readonly (string Name, Option Option)[] All =
    [
        .. RootOfCommands.Create().Subcommands.SelectMany(command => command.Options.Select(option => ($"{command.Name} {option.Name}", option))),
    ];

    public static TheoryData<string> Limited => [.. All.Where(known => Limits(known.Option) is not null).Select(known => known.Name)];

    [Fact]
    public void Many_options_have_limits() => Assert.True(Limited.Count > 50, $"only {Limited.Count} have");

    [Theory]
    [MemberData(nameof(Limited))]
    public void The_limits_that_are_told_are_those_that_hold(string name)
    {
        Option option = All.First(known => known.Name == name).Option;
        (string lowest, string highest, bool whole, string form) = Limits(option)!.Value;
        Assert.Null(Refusal(option, Value(lowest)));
        Assert.Null(Refusal(option, Value(highest)));
        Assert.NotNull(Refusal(option, Value(Beyond(lowest, -1))));
        Assert.NotNull(Refusal(option, Value(Beyond(highest, 1))));

        string Value(string number) => form.Replace("#", number, StringComparison.Ordinal);

        string Beyond(string number, int direction) => whole
            ? (decimal.Parse(number, CultureInfo.InvariantCulture) + direction).ToString(CultureInfo.InvariantCulture)
            : Next(double.Parse(number, CultureInfo.InvariantCulture), direction).ToString("R", CultureInfo.InvariantCulture);
    }

    private static double Next(double number, int direction) => direction < 0 ? Math.BitDecrement(number) : Math.BitIncrement(number);

    // What an option says when it refuses nonsense tells its limits.
    private static (string Lowest, string Highest, bool Whole, string Form)? Limits(Option option)
    {
        Match told = Range().Match(Refusal(option, "nonsense") ?? "");
        string form = told.Groups["like"].Success ? Number().Replace(told.Groups["like"].Value, "#") : "#";
        return told.Success ? (told.Groups["low"].Value, told.Groups["high"].Value, form != "#" || told.Groups["whole"].Success, form) : null;
    }

    private static string? Refusal(Option option, string value)
    {
        Command command = new("limits") { option };
        return command.Parse([option.Name, value]).Errors.Select(error => error.Message).FirstOrDefault();
    }

    [GeneratedRegex(@"must be (like (?<like>\S+), each|a) (?<whole>whole )?number from (?<low>\S+) to (?<high>\S+), not")]
    private static partial Regex Range();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
