namespace Vae.Realtime.Cli;

using System.CommandLine;
using System.CommandLine.Invocation;
using Vae.Realtime.Cli.Commands;
using Vae.Realtime.Cli.Output;

/// <summary>The program <c>vae</c>: reads the command line and prints; everything else is done by the libraries.</summary>
internal static class Program
{
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    // Failures have one way out, the error reporter's.
    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false };

    private static int Main(string[] arguments) => ErrorReporter.Guard(() =>
    {
        TerminalWriter.Install();
        ParseResult parsed = RootOfCommands.Create().Parse(arguments, Parsing);
        return parsed.Action is ParseErrorAction ? ErrorReporter.WrongUsage(parsed) : parsed.Invoke(Invocation);
    });
}
