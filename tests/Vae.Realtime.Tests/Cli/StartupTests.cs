namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>What is compiled when the program starts: nothing that the command does not need.</summary>
[Collection(CliCollection.Name)]
public class StartupTests
{
    [Fact]
    public void A_command_compiles_nothing_of_the_others()
    {
        using TemporaryFolder folder = new();
        VaeProcess.Run(folder.Root, [("DOTNET_JitStdOutFile", folder.File("jit")), ("DOTNET_JitDisasmSummary", "1")], ["--version"]).Succeeded();
        string[] methods = File.ReadAllLines(folder.File("jit"));
        Assert.Contains(methods, method => method.Contains("RootOfCommands:Create", StringComparison.Ordinal));
        Assert.DoesNotContain(methods, method => method.Contains("Vae.Realtime.Conformance", StringComparison.Ordinal)
            || method.Contains("Silk.NET", StringComparison.Ordinal) || method.Contains("ImageSharp", StringComparison.Ordinal));
    }
}
