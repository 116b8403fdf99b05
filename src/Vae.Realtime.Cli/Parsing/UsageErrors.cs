namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using Vae.Realtime.Formats;

/// <summary>What is wrong with a command line, in words, with what was probably meant.</summary>
internal static class UsageErrors
{
    private const string Dash = "-";

    // The parser's own words for what it could not place, which say neither what it was nor what there is.
    private const string Unplaced = "Unrecognized command or argument";

    /// <summary>One error each, the misspelt ones first, from which others may follow.</summary>
    public static IEnumerable<string> Of(ParseResult parsed) => Unknown(parsed).Concat(
        parsed.Errors.Select(error => error.Message).Where(message => !message.StartsWith(Unplaced, StringComparison.Ordinal)));

    /// <summary>An option that a command does not have.</summary>
    public static string NoOption(Command command, string option) =>
        $"There is no option '{option}'{NearestName.Hint(option, [.. Options(command)])}";

    /// <summary>A command that the program does not have.</summary>
    public static string NoCommand(Command root, string name)
    {
        string[] known = [.. root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];
        return $"There is no command '{name}'{NearestName.Hint(name, known)}";
    }

    private static IEnumerable<string> Unknown(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        bool afterOption = false;
        foreach (string word in parsed.UnmatchedTokens)
        {
            if (word.StartsWith(Dash, StringComparison.Ordinal))
            {
                yield return NoOption(command, word.Split('=')[0]);
                afterOption = true;
            }
            else if (!afterOption)
            {
                // What follows an option that does not exist was meant for it.
                yield return command is RootCommand ? NoCommand(command, word) : $"'{word}' means nothing here";
            }
        }
    }

    private static IEnumerable<string> Options(Command command) => command.Options
        .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
        .Where(option => !option.Hidden)
        .SelectMany(option => option.Aliases.Prepend(option.Name))
        .Where(name => name.StartsWith("--", StringComparison.Ordinal));
}
