namespace Vae.Realtime.Tests.Cli;

using Xunit;

[Collection(CliCollection.Name)]
public class HelpTests
{
    private static readonly string[] Commands =
    [
        "live", "train", "eval", "sample", "reconstruct", "traverse", "interpolate", "encode", "anomaly", "export", "import", "data", "devices",
        "conform", "bench", "test",
    ];

    public static TheoryData<string> EveryCommand => [.. Commands];

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Every_command_explains_itself_with_examples(string command)
    {
        VaeResult help = VaeProcess.Run(".", command, "--help").Succeeded();
        int examples = Array.IndexOf(help.Output, "Examples:");
        Assert.True(examples > 0, "no examples");
        Assert.Contains(help.Output[examples..], line => line.Contains($"vae {command}", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_command_the_help_lists_them_all()
    {
        VaeResult help = VaeProcess.Run(".").Succeeded();
        Assert.Equal(help.Output, VaeProcess.Run(".", "--help").Succeeded().Output);
        Assert.All(Commands, command => Assert.Contains(help.Output, line => line.StartsWith($"  {command} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_command_help_says_the_same()
    {
        Assert.Equal(VaeProcess.Run(".", "--help").Succeeded().Output, VaeProcess.Run(".", "help").Succeeded().Output);
        Assert.Equal(VaeProcess.Run(".", "train", "--help").Succeeded().Output, VaeProcess.Run(".", "help", "train").Succeeded().Output);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        string line = Assert.Single(VaeProcess.Run(".", "--version").Succeeded().Output);
        Assert.True(char.IsAsciiDigit(line[0]), line);
    }
}
