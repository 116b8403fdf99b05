namespace Vae.Realtime.Live.Sessions;

using System.Globalization;
using Vae.Realtime.Files;

/// <summary>
/// A folder of unsaved sessions with their models: what was learned until the end of a run. The newest are kept, so that runs beside
/// each other and after each other do not take each other's place.
/// </summary>
/// <param name="folder">Made when it is first written to.</param>
internal sealed class RecoveryFolder(string folder)
{
    /// <summary>Sessions that stay.</summary>
    public const int Kept = 5;

    private const string Beginning = "live-";
    private const string SessionEnding = ".json";
    private const string ModelEnding = ".safetensors";

    // A model whose session is not there is being written, or was left by a run that was killed in between.
    private static readonly TimeSpan Underway = TimeSpan.FromHours(1);

    /// <summary>The session that was kept last.</summary>
    /// <exception cref="VaeException">There is none.</exception>
    public string Newest => Sessions().FirstOrDefault()
        ?? throw new VaeException($"there is nothing to recover: '{folder}' holds no session; leave --recover out");

    /// <summary>Keeps a session and its model.</summary>
    /// <param name="session">The session, whose model is named here.</param>
    /// <param name="save">Writes the model into a file.</param>
    /// <returns>The session's file.</returns>
    /// <exception cref="VaeException">Something cannot be written.</exception>
    public string Keep(LiveSession session, Action<string> save)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(folder, error);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{Beginning}{DateTime.UtcNow:yyyyMMdd-HHmmss-fff}-{Environment.ProcessId}");
        string path = Path.Combine(folder, name);
        save(path + ModelEnding);
        SessionFile.Save(path + SessionEnding, session with { Model = path + ModelEnding });
        Prune();
        return path + SessionEnding;
    }

    // Their names begin with their time.
    private string[] Sessions() => Files(SessionEnding);

    private string[] Files(string ending) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, $"{Beginning}*{ending}").OrderDescending(StringComparer.Ordinal)]
        : [];

    private void Prune()
    {
        try
        {
            foreach (string session in Sessions().Skip(Kept))
            {
                File.Delete(session);
                File.Delete(Path.ChangeExtension(session, ModelEnding));
            }

            foreach (string model in Files(ModelEnding))
            {
                if (!File.Exists(Path.ChangeExtension(model, SessionEnding)) && DateTime.UtcNow - File.GetLastWriteTimeUtc(model) > Underway)
                {
                    File.Delete(model);
                }
            }
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            // What is too much is in nobody's way.
        }
    }
}
