namespace Vae.Realtime.Cli.Output;

using System.Text.Json;

/// <summary>
/// What standard error was told that need not stop the work. The next JSON object has it too, as <c>notes</c>, so that a program knows what
/// was passed over, converted or guessed.
/// </summary>
internal static class Told
{
    private static readonly List<string> Pending = [];

    /// <summary>Keeps a line for the next object.</summary>
    public static void Add(string line) => Pending.Add(line);

    /// <summary>Writes the lines that no object had so far, where there are any, and forgets them.</summary>
    public static void WriteTo(Utf8JsonWriter json)
    {
        if (Pending.Count == 0)
        {
            return;
        }

        json.WriteStartArray("notes");
        foreach (string line in Pending)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        Pending.Clear();
    }
}
