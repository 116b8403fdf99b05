namespace Vae.Realtime.Cli.Output;

using System.CommandLine;
using Vae.Realtime.Cli.Commands;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Formats;

/// <summary>The one place where failures become a line on standard error and an exit code.</summary>
internal static class ErrorReporter
{
    private const string TraceVariable = "VAE_TRACE";

    /// <summary>Runs the program and answers for whatever it throws.</summary>
    public static int Guard(Func<int> program)
    {
        try
        {
            return program();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("vae: interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (IsExpected(error))
        {
            Report(error.Message, error);
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The alternative is a stack trace in the face of somebody who can do nothing with it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Report($"a mistake in this program: {error.GetType().Name}: {error.Message} ({TraceVariable}=1 shows where)", error);
            return ExitCode.Failed;
        }
    }

    /// <summary>Says all that is wrong with a command line.</summary>
    public static int WrongUsage(ParseResult parsed)
    {
        string errors = string.Join("; ", UsageErrors.Of(parsed).Select(error => OneLine(error).TrimEnd('.')));
        return WrongUsage(parsed.CommandResult.Command, errors);
    }

    /// <summary>Says why a command line that could be read makes no sense.</summary>
    public static int WrongUsage(Command command, string reason)
    {
        string name = command is RootCommand or HelpCommand ? "vae" : $"vae {command.Name}";
        Console.Error.WriteLine($"vae: error: {OneLine(reason)} (see {name} --help)");
        return ExitCode.WrongUsage;
    }

    /// <summary>Says something that need not stop the work.</summary>
    public static void Warn(string message)
    {
        Told.Add(OneLine(message));
        Console.Error.WriteLine($"vae: warning: {OneLine(message)}");
    }

    /// <summary>Says what should be known of how data were read.</summary>
    public static void Tell(IEnumerable<string> notes)
    {
        foreach (string note in notes)
        {
            Told.Add(OneLine(note));
            Console.Error.WriteLine($"vae: {OneLine(note)}");
        }
    }

    private static bool IsExpected(Exception error) =>
        error is VaeException or GpuException or IOException or UnauthorizedAccessException or OutOfMemoryException;

    private static void Report(string message, Exception error)
    {
        Console.Error.WriteLine($"vae: error: {OneLine(message)}");
        if (Environment.GetEnvironmentVariable(TraceVariable) == "1")
        {
            foreach (string line in error.ToString().ReplaceLineEndings("\n").Split('\n'))
            {
                Console.Error.WriteLine(PrintableText.Of(line));
            }
        }
    }

    // Messages hold names from files, paths and command lines, which may hold anything.
    private static string OneLine(string message) => PrintableText.Of(message.Trim());
}
