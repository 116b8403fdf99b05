namespace Vae.Realtime.Cli;

/// <summary>What the program's exit tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It could not be done; standard error says why in one line.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ctrl+C, SIGTERM or SIGHUP; what could be saved is saved.</summary>
    public const int Interrupted = 130;
}
