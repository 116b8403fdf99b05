namespace Vae.Realtime.Learning.Models;

using System.Globalization;
using System.Text;
using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;

/// <summary>The names of a conditional model's classes, which its file keeps in the metadata.</summary>
internal static class ClassNames
{
    private const string Key = "data.classes";

    /// <summary>The entry of a model file's metadata: a JSON list.</summary>
    public static KeyValuePair<string, string> Write(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartArray();
            foreach (string name in names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        return new(Key, Encoding.UTF8.GetString(text.ToArray()));
    }

    /// <summary>Reads it back; empty where the file names no classes.</summary>
    /// <param name="metadata">Metadata of a model file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="VaeException">The entry is damaged.</exception>
    public static IReadOnlyList<string> Read(IReadOnlyDictionary<string, string> metadata, string path)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.TryGetValue(Key, out string? text)
            ? [.. StrictJson.Parse(Encoding.UTF8.GetBytes(text), $"'{path}', {Key}").Items(ExampleSet.MaxClasses).Select(name => name.Text())]
            : [];
    }

    /// <summary>The class of a name, or of its number.</summary>
    /// <param name="text">What the user said.</param>
    /// <param name="names">Names of the first classes; may be fewer than there are.</param>
    /// <param name="classes">How many there are.</param>
    /// <exception cref="VaeException">There is no such class.</exception>
    public static int Find(string text, IReadOnlyList<string> names, int classes)
    {
        ArgumentNullException.ThrowIfNull(names);
        for (int label = 0; label < names.Count; label++)
        {
            if (names[label] == text)
            {
                return label;
            }
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < classes)
        {
            return number;
        }

        string known = names.Count is 0 or > 40 ? "" : $" or one of {string.Join(", ", names)}";
        throw new VaeException($"The model has no class '{text}'; give a number from 0 to {classes - 1}{known}.");
    }
}
