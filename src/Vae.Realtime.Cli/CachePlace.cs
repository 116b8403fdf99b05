namespace Vae.Realtime.Cli;

/// <summary>Where the program keeps what it can make again.</summary>
internal static class CachePlace
{
    /// <summary>Folder of this program among the user's caches; null where the user has none.</summary>
    /// <param name="chosen">What XDG_CACHE_HOME says; anything but a full path counts as nothing.</param>
    /// <param name="usual">Where the platform keeps a user's caches; not a full path where there is no user's folder.</param>
    public static string? Folder(string? chosen, string usual)
    {
        string caches = Path.IsPathFullyQualified(chosen ?? "") ? chosen! : usual;
        return Path.IsPathFullyQualified(caches) ? Path.Combine(caches, "vae.realtime") : null;
    }
}
