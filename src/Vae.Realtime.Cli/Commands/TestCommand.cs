namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;

/// <summary>Stands in the help for what the launcher does before this program is reached.</summary>
internal sealed class TestCommand : ProgramCommand
{
    public TestCommand()
        : base("test", "Build everything and run the tests: ./vae test [--all].") => TreatUnmatchedTokensAsErrors = false;

    public override IReadOnlyList<string> Examples { get; } = ["./vae test", "./vae test --all", "./vae test --filter FullyQualifiedName~Gemm"];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        Console.Error.WriteLine("vae: error: the tests are run by the launcher in the root of the source: ./vae test");
        return ExitCode.WrongUsage;
    }
}
