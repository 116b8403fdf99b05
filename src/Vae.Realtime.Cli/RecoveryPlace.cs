namespace Vae.Realtime.Cli;

/// <summary>Where what was learned and not saved is kept: in the user's folder for a program's state, which unlike a cache nobody empties.</summary>
internal static class RecoveryPlace
{
    /// <summary>The folder; null where the user has none.</summary>
    public static string? Folder
    {
        get
        {
            string? state = CachePlace.Folder(
                Environment.GetEnvironmentVariable("XDG_STATE_HOME"),
                OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/state"));
            return state is null ? null : Path.Combine(state, "recovery");
        }
    }
}
