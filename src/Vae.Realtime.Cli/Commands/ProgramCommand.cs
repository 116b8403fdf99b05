namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;

/// <summary>A command of the program: its options, its examples, and what it does.</summary>
internal abstract class ProgramCommand : Command
{
    protected ProgramCommand(string name, string description)
        : base(name, description) => SetAction(Run);

    /// <summary>Lines of the help's last section.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Does it.</summary>
    /// <param name="parsed">A valid command line.</param>
    /// <param name="cancellation">Cancelled by Ctrl+C, SIGTERM and SIGHUP.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    protected abstract int Execute(ParseResult parsed, CancellationToken cancellation);

    private int Run(ParseResult parsed) => Execute(parsed, Interruption.Begin());
}
