namespace Vae.Realtime.Tests.Formats;

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Xunit;

/// <summary>The published schema says what the reader accepts: no key more, no key less, on every preset and every kind of layer.</summary>
public sealed class ArchitectureSchemaTests
{
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

    public static TheoryData<string> Kinds => [.. ArchitectureSchema.Kinds];

    [Fact]
    public void Every_preset_is_an_example() =>
        Assert.Equal(Presets.Names.Order(), Examples.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Examples))]
    public void Presets_keep_to_the_schema(string name, int height, int width, int channels)
    {
        VaeArchitecture architecture = Presets.Create(name, new Shape(height, width, channels), new PresetSize());
        JsonElement json = JsonDocument.Parse(architecture.ToJson()).RootElement;
        AssertMembers(ArchitectureSchema.Root, json);
        foreach (JsonElement layer in Layers(json))
        {
            AssertMembers(ArchitectureSchema.KindOf(layer.GetProperty("type").GetString()!), layer);
        }

        Assert.Equal(architecture, VaeArchitecture.Parse(architecture.ToJson(), "preset"));
    }

    [Fact]
    public void Kinds_and_names_are_those_of_the_reader()
    {
        Assert.Equal(LayerCatalog.Names.Order(), ArchitectureSchema.Kinds.Order());
        Assert.Equal(Activations.ByName.Keys, ArchitectureSchema.Activations);
        Assert.Equal(Likelihoods.Names, ArchitectureSchema.Likelihoods.All);
        Assert.Equal(
            LikelihoodTraits.All.Where(traits => traits.HasScale).Select(traits => traits.Name), ArchitectureSchema.Likelihoods.Scaled);
        string unknown = UserError.Of(() => Read("""{"type":"?"}"""));
        Assert.Contains($"one of {string.Join(", ", LayerCatalog.Names)}, not", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_record_of_a_layer_is_in_the_catalogue()
    {
        IEnumerable<Type> records = typeof(LayerSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerSpec)) && !type.IsAbstract);
        IEnumerable<Type> read = ArchitectureSchema.Kinds
            .Select(kind => Read(ArchitectureSchema.Example(kind, complete: true).ToJsonString()).GetType());
        Assert.Equal(records.Select(type => type.Name).Order(), read.Select(type => type.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_layer_has_the_members_of_its_schema(string kind)
    {
        JsonObject complete = ArchitectureSchema.Example(kind, complete: true);
        LayerSpec layer = Read(complete.ToJsonString());
        Assert.Equal(kind, layer.Type);
        Assert.True(JsonNode.DeepEquals(complete, JsonNode.Parse(Text(layer))), Text(layer));
        JsonObject brief = ArchitectureSchema.Example(kind, complete: false);
        Assert.Equal(layer.GetType(), Read(brief.ToJsonString()).GetType());
        foreach (string required in ArchitectureSchema.Required(kind))
        {
            JsonObject without = (JsonObject)brief.DeepClone();
            without.Remove(required);
            UserError.Of(() => Read(without.ToJsonString()), $"lacks the key '{required}'");
        }
    }

    [Fact]
    public void The_page_of_models_names_every_preset_and_likelihood()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "models.md"));
        Assert.All(Presets.Names, name => Assert.Contains($"\n| `{name}` |", page, StringComparison.Ordinal));
        Assert.All(Likelihoods.Names, name => Assert.Contains($"`{name}` (", page, StringComparison.Ordinal));
    }

    private static LayerSpec Read(string json) => LayerCatalog.Read(StrictJson.Parse(Encoding.UTF8.GetBytes(json), "text"));

    private static string Text(LayerSpec layer)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            layer.Write(json);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

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
}
