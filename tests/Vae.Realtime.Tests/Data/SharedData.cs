namespace Vae.Realtime.Tests.Data;

/// <summary>Real data sets, for the tests that want them: environment variable VAE_DATA, or ../shared/data beside the repository.</summary>
internal static class SharedData
{
    private const string Solution = "Vae.Realtime.sln";

    /// <summary>The folder of that data set, or null where this machine has none.</summary>
    public static string? Find(string name)
    {
        string? root = Environment.GetEnvironmentVariable("VAE_DATA") ?? BesideRepository();
        string? folder = root is null ? null : Path.Combine(root, name);
        return Directory.Exists(folder) ? folder : null;
    }

    private static string? BesideRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "data") : null;
    }
}
