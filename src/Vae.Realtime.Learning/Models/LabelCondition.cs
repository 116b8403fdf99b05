namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;

/// <summary>
/// What a conditional VAE is told of an example besides its picture (Sohn, Lee, Yan 2015): its class, as a unit vector or as a learned
/// vector of it. It is appended to the encoder's features and to the latent.
/// </summary>
/// <param name="Classes">Number of classes.</param>
/// <param name="Embedding">Size of the learned vector, which is a linear layer's of the unit vector; null for the unit vector itself.</param>
/// <exception cref="VaeException">A number is out of range.</exception>
internal sealed record LabelCondition(int Classes, int? Embedding = null)
{
    /// <summary>Member of an architecture.</summary>
    public const string Key = "labels";

    /// <summary>Prefix of the names of the learned vectors' parameters.</summary>
    public const string EmbeddingName = "label_embedding";

    private const string ClassesKey = "classes";
    private const string EmbeddingKey = "embedding";

    public int Classes { get; } = Limits.Range(Classes, 1, ExampleSet.MaxClasses, "number of classes");

    public int? Embedding { get; } = Embedding is int size ? Limits.Size(size, "size of the label embedding") : null;

    /// <summary>Values that are appended.</summary>
    public int Width => Embedding ?? Classes;

    public static LabelCondition Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members([ClassesKey], [EmbeddingKey]);
        return new LabelCondition(
            (int)members[ClassesKey].Integer(1, ExampleSet.MaxClasses),
            members.TryGetValue(EmbeddingKey, out StrictJson embedding) ? LayerJson.ReadSize(embedding) : null);
    }

    /// <summary>Writes it as a member of an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Key);
        json.WriteNumber(ClassesKey, Classes);
        if (Embedding is int size)
        {
            json.WriteNumber(EmbeddingKey, size);
        }

        json.WriteEndObject();
    }
}
