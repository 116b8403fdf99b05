namespace Vae.Realtime.Tests.Formats;

using System.Text.Json;
using Vae.Realtime.Learning.Models;
using Xunit;

/// <summary>The published schema says what the reader accepts: no key more, no key less, on every preset and every kind of layer.</summary>
public sealed class ArchitectureSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "assets", "schemas", "architecture.json"))).RootElement;

    public static TheoryData<string, int, int, int> Examples => new()
    {
        { "mlp", 28, 28, 1 },
        { "mlp2", 28, 28, 1 },
        { "conv", 28, 28, 1 },
        { "conv-deep", 32, 32, 3 },
        { "vgg", 32, 32, 3 },
        { "resnet", 32, 32, 3 },
        { "lstm", 60, 1, 2 },
        { "tabular", 1, 1, 20 },
    };

    [Fact]
    public void Every_preset_is_an_example() =>
        Assert.Equal(Presets.Names.Order(), Examples.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Examples))]
    public void Presets_keep_to_the_schema(string name, int height, int width, int channels)
    {
        VaeArchitecture architecture = Presets.Create(name, new Shape(height, width, channels), new PresetSize());
        JsonElement json = JsonDocument.Parse(architecture.ToJson()).RootElement;
        AssertMembers(Schema, json);
        foreach (JsonElement layer in Layers(json))
        {
            AssertMembers(KindOf(layer.GetProperty("type").GetString()!), layer);
        }

        Assert.Equal(architecture, VaeArchitecture.Parse(architecture.ToJson(), "preset"));
    }

    [Fact]
    public void Kinds_and_names_are_those_of_the_reader()
    {
        string unknown = UserError.Of(() => VaeArchitecture.Parse(
            """{"input":{"height":2,"width":2,"channels":1},"encoder":[{"type":"?"}],"latent":1,"decoder":[],"likelihood":"bernoulli"}""", "text"));
        string listed = string.Join(", ", Kinds().Order());
        Assert.Equal(listed, string.Join(", ", Between(unknown, "one of ", ", not").Split(", ").Order()));
        Assert.Equal(
            Likelihoods.Names,
            Schema.GetProperty("properties").GetProperty("likelihood").GetProperty("oneOf")[0].GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
    }

    private static IEnumerable<string> Kinds() => Variants().Select(kind => kind.GetProperty("properties").GetProperty("type").GetProperty("const").GetString()!);

    private static JsonElement.ArrayEnumerator Variants() => Schema.GetProperty("$defs").GetProperty("layer").GetProperty("oneOf").EnumerateArray();

    private static JsonElement KindOf(string type) =>
        Assert.Single(Variants(), kind => kind.GetProperty("properties").GetProperty("type").GetProperty("const").GetString() == type);

    private static IEnumerable<JsonElement> Layers(JsonElement json)
    {
        foreach (string list in new[] { "encoder", "decoder", "body", "shortcut" })
        {
            if (json.TryGetProperty(list, out JsonElement layers))
            {
                foreach (JsonElement layer in layers.EnumerateArray())
                {
                    yield return layer;
                    foreach (JsonElement inner in Layers(layer))
                    {
                        yield return inner;
                    }
                }
            }
        }

        if (json.TryGetProperty("output", out JsonElement output))
        {
            yield return output;
        }
    }

    private static void AssertMembers(JsonElement schema, JsonElement json)
    {
        HashSet<string> known = [.. schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
        string[] present = [.. json.EnumerateObject().Select(property => property.Name)];
        Assert.All(present, name => Assert.Contains(name, known));
        Assert.All(schema.GetProperty("required").EnumerateArray(), name => Assert.Contains(name.GetString()!, present));
    }

    private static string Between(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
