namespace Vae.Realtime.Tests.Formats;

using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

/// <summary>The published schema of architectures, and examples of the layers that it describes.</summary>
internal static class ArchitectureSchema
{
    public static JsonElement Root { get; } = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "assets", "schemas", "architecture.json"))).RootElement;

    /// <summary>The kinds of layers, in the schema's order.</summary>
    public static IEnumerable<string> Kinds => Variants().Select(TypeOf);

    /// <summary>The names of activations, in the schema's order.</summary>
    public static IEnumerable<string> Activations => Texts(Root.GetProperty("$defs").GetProperty("activation"));

    /// <summary>The names of likelihoods, in the schema's order, and of those that may have a scale.</summary>
    public static (IEnumerable<string> All, IEnumerable<string> Scaled) Likelihoods
    {
        get
        {
            JsonElement either = Root.GetProperty("properties").GetProperty("likelihood").GetProperty("oneOf");
            return (Texts(either[0]), Texts(either[1].GetProperty("properties").GetProperty("type")));
        }
    }

    /// <summary>The schema of one kind of layer.</summary>
    public static JsonElement KindOf(string type) => Assert.Single(Variants(), kind => TypeOf(kind) == type);

    /// <summary>The members that a kind must have.</summary>
    public static string[] Required(string type) => [.. KindOf(type).GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];

    /// <summary>A layer of a kind: every member with its least or first value, or only those that it must have.</summary>
    public static JsonObject Example(string type, bool complete)
    {
        JsonObject layer = [];
        string[] required = Required(type);
        foreach (JsonProperty member in KindOf(type).GetProperty("properties").EnumerateObject())
        {
            if (complete || required.Contains(member.Name))
            {
                layer[member.Name] = Value(member.Value);
            }
        }

        return layer;
    }

    private static JsonNode Value(JsonElement schema)
    {
        if (schema.TryGetProperty("const", out JsonElement constant))
        {
            return constant.GetString()!;
        }

        if (schema.TryGetProperty("$ref", out JsonElement definition))
        {
            return definition.GetString() == "#/$defs/layers" ? new JsonArray(Example("batch_norm", complete: true)) : Activations.First();
        }

        return schema.TryGetProperty("enum", out _) ? Texts(schema).First()
            : schema.GetProperty("type").GetString() == "boolean" ? true
            : schema.GetProperty("minimum").GetInt32();
    }

    private static IEnumerable<string> Texts(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(name => name.GetString()!);

    private static string TypeOf(JsonElement kind) => kind.GetProperty("properties").GetProperty("type").GetProperty("const").GetString()!;

    private static JsonElement.ArrayEnumerator Variants() => Root.GetProperty("$defs").GetProperty("layer").GetProperty("oneOf").EnumerateArray();
}
