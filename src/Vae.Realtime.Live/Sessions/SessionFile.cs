namespace Vae.Realtime.Live.Sessions;

using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;

/// <summary>Sessions as JSON files. What is unknown, missing or out of range in one is an error that names its place.</summary>
internal static class SessionFile
{
    private const string Format = "vae.realtime session 1";
    private const int MaxBytes = 16 << 20;
    private const int MaxLatent = 1 << 16;
    private const int MaxParameters = 1024;
    private const float Farthest = 1e6f;

    private static readonly JsonWriterOptions Layout = new() { Indented = true };

    private static readonly string[] Keys =
    [
        "format", "model", "data", "seed", "latent", "dragged", "locked", "keyframes", "walking", "training", "overlay", "parameters",
    ];

    /// <summary>Writes a session, atomically. A model that lies below the file's folder is named from there, so that both can be moved.</summary>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public static void Save(string path, LiveSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        AtomicFile.Write(path, stream =>
        {
            using Utf8JsonWriter json = new(stream, Layout);
            Write(json, session with { Model = Shortened(path, session.Model), Data = ShortenedData(path, session.Data) });
        });
    }

    /// <summary>Reads a session; paths in it are complete afterwards.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trusted">Whether it may name a model and data that lie outside its folder, which somebody else's could have read unasked.</param>
    /// <exception cref="VaeException">It is missing or no session, or a file that it names is missing or lies where it must not.</exception>
    public static LiveSession Load(string path, bool trusted = false)
    {
        StrictJson json = StrictJson.Parse(InputFile.ReadAll(path, MaxBytes, "a session"), $"'{path}'");
        OrderedDictionary<string, StrictJson> members = json.Members(Keys);
        if (members["format"].Text() is string format && format != Format)
        {
            throw members["format"].Error($"is not \"{Format}\"; this program reads no other kind of session");
        }

        LiveSession session = new()
        {
            Model = members["model"].IsNull ? null : Existing(path, members["model"], trusted),
            Data = ReadData(path, members["data"], trusted),
            Seed = (ulong)members["seed"].Integer(0, long.MaxValue),
            Latent = ReadLatent(members["latent"]),
            Dragged = (int)members["dragged"].Integer(1, MaxLatent),
            Locked = [.. members["locked"].Items(MaxLatent).Select(item => (int)item.Integer(1, MaxLatent))],
            Keyframes = [.. members["keyframes"].Items(Vae.Realtime.Latents.Keyframes.Most).Select(ReadLatent)],
            Walking = members["walking"].Flag(),
            Training = members["training"].Flag(),
            Overlay = members["overlay"].Flag(),
            Parameters = ReadParameters(members["parameters"]),
        };
        int size = session.Latent.Count;
        return session.Keyframes.All(keyframe => keyframe.Count == size)
            && session.Locked.All(dimension => dimension <= size)
            && session.Dragged <= size
            ? session
            : throw json.Error($"has a latent of {size} dimensions, but keyframes of another size, or others locked or dragged");
    }

    private static void Write(Utf8JsonWriter json, LiveSession session)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("model", session.Model);
        json.WriteString("data", session.Data);
        json.WriteNumber("seed", session.Seed);
        json.WritePropertyName("latent");
        WriteLatent(json, session.Latent);
        json.WriteNumber("dragged", session.Dragged);
        json.WriteStartArray("locked");
        foreach (int dimension in session.Locked)
        {
            json.WriteNumberValue(dimension);
        }

        json.WriteEndArray();
        json.WriteStartArray("keyframes");
        foreach (IReadOnlyList<float> keyframe in session.Keyframes)
        {
            WriteLatent(json, keyframe);
        }

        json.WriteEndArray();
        json.WriteBoolean("walking", session.Walking);
        json.WriteBoolean("training", session.Training);
        json.WriteBoolean("overlay", session.Overlay);
        json.WriteStartObject("parameters");
        foreach ((string name, double value) in session.Parameters)
        {
            json.WriteNumber(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLatent(Utf8JsonWriter json, IReadOnlyList<float> latent)
    {
        json.WriteStartArray();
        foreach (float value in latent)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static float[] ReadLatent(StrictJson json) =>
        [.. json.Items(MaxLatent).Select(item => (float)item.Number(-Farthest, Farthest))];

    private static Dictionary<string, double> ReadParameters(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members();
        return members.Count <= MaxParameters
            ? members.ToDictionary(member => member.Key, member => member.Value.Number(double.MinValue, double.MaxValue))
            : throw json.Error($"has {members.Count:N0} entries; {MaxParameters:N0} is the most");
    }

    private static string Existing(string session, StrictJson json, bool trusted)
    {
        string path = Complete(session, json, json.Text(), trusted);
        return File.Exists(path) ? path : throw json.Error($"names '{path}', which does not exist; put it there or name another file");
    }

    private static string ReadData(string session, StrictJson json, bool trusted)
    {
        DataSpec data = Made(json, () => DataSpec.Parse(json.Text()));
        if (data is not FileSpec file)
        {
            return data.ToString();
        }

        string path = Complete(session, json, file.Path, trusted);
        return Path.Exists(path)
            ? (file with { Path = path }).ToString()
            : throw json.Error($"names '{path}', which does not exist; put it there or name other data");
    }

    private static DataSpec Made(StrictJson json, Func<DataSpec> make)
    {
        try
        {
            return make();
        }
        catch (VaeException error)
        {
            throw json.Error(error.Message);
        }
    }

    private static string FolderOf(string session) => Path.GetDirectoryName(Path.GetFullPath(session)) ?? "/";

    private static string Complete(string session, StrictJson json, string path, bool trusted)
    {
        InputFile.CheckPath(path);
        string complete = Path.GetFullPath(path, FolderOf(session));
        return trusted || IsBelow(FolderOf(session), complete)
            ? complete
            : throw json.Error(
                $"names '{complete}', which lies outside the session's folder; if the session is yours, or you want that to be read, add "
                + "--trust-session");
    }

    // Also where links lead. What does not exist leads nowhere.
    private static bool IsBelow(string folder, string path)
    {
        string below = Path.GetRelativePath(folder, path);
        if (IsOutside(below))
        {
            return false;
        }

        string part = folder;
        foreach (string name in below.Split(Path.DirectorySeparatorChar))
        {
            part = Path.Combine(part, name);
            FileSystemInfo entry = Directory.Exists(part) ? new DirectoryInfo(part) : new FileInfo(part);
            if (name != "." && entry.LinkTarget is not null)
            {
                return entry.ResolveLinkTarget(returnFinalTarget: true) is { } target && IsBelow(folder, target.FullName);
            }
        }

        return true;
    }

    private static bool IsOutside(string below) => below == ".." || below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || Path.IsPathRooted(below);

    private static string? Shortened(string session, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string below = Path.GetRelativePath(FolderOf(session), Path.GetFullPath(path));
        return IsOutside(below) ? Path.GetFullPath(path) : below;
    }

    private static string ShortenedData(string session, string data) =>
        DataSpec.Parse(data) is FileSpec file ? (file with { Path = Shortened(session, file.Path)! }).ToString() : data;
}
