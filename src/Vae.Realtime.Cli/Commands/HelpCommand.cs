namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Parsing;

/// <summary><c>vae help</c>: what the program does, or one of its commands.</summary>
internal sealed class HelpCommand : Command
{
    private const string Help = "--help";

    private readonly Argument<string?> _command = new("COMMAND")
    {
        Description = "The command to explain; without it, all are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <param name="root">The program with its other commands.</param>
    public HelpCommand(RootCommand root)
        : base("help", "Explain the program or one of its commands, as --help does.")
    {
        _command.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }, ..] && root.Subcommands.All(command => command.Name != name))
            {
                result.AddError(UsageErrors.NoCommand(root, name));
            }
        });
        Add(_command);
        SetAction(parsed => root.Parse(parsed.GetValue(_command) is string name ? [name, Help] : [Help], parsed.Configuration)
            .Invoke(parsed.InvocationConfiguration));
    }
}
