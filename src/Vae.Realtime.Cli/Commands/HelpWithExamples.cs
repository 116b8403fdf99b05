namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

/// <summary>The usual help, followed by examples of the command it is about.</summary>
/// <param name="standard">Writes the usual help.</param>
/// <param name="examplesOfRoot">Shown where no subcommand is named.</param>
internal sealed class HelpWithExamples(HelpAction standard, IReadOnlyList<string> examplesOfRoot) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = standard.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is ProgramCommand command ? command.Examples : examplesOfRoot;
        foreach (string example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        return code;
    }
}
