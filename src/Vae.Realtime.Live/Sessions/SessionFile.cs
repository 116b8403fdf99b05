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
    /// <exception cref="VaeException">It is missing or no session, or a file that it names is missing.</exception>
    public static LiveSession Load(string path)
    {
        StrictJson json = StrictJson.Parse(InputFile.ReadAll(path, MaxBytes, "a session"), $"'{path}'");
        OrderedDictionary<string, StrictJson> members = json.Members(Keys);
        if (members["format"].Text() is string format && format != Format)
        {
            throw members["format"].Error($"is not \"{Format}\"; this program reads no other kind of session");
        }

        LiveSession session = new()
        {
            Model = members["model"].IsNull ? null : Existing(path, members["model"]),
            Data = ReadData(path, members["data"]),
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

    private static string Existing(string session, StrictJson json)
    {
        string path = Complete(session, json.Text());
        return File.Exists(path) ? path : throw json.Error($"names '{path}', which does not exist; put it there or name another file");
    }

    private static string ReadData(string session, StrictJson json)
    {
        DataSpec data = Made(json, () => DataSpec.Parse(json.Text()));
        if (data is not FileSpec file)
        {
            return data.ToString();
        }

        string path = Complete(session, file.Path);
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

    private static string Complete(string session, string path) => Path.GetFullPath(path, FolderOf(session));

    private static string? Shortened(string session, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string below = Path.GetRelativePath(FolderOf(session), Path.GetFullPath(path));
        return below.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(below) ? Path.GetFullPath(path) : below;
    }

    private static string ShortenedData(string session, string data) =>
        DataSpec.Parse(data) is FileSpec file ? (file with { Path = Shortened(session, file.Path)! }).ToString() : data;
}
