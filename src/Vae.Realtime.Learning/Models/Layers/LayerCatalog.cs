namespace Vae.Realtime.Learning.Models.Layers;

using Vae.Realtime.Formats;

/// <summary>Every kind of layer there is.</summary>
internal static class LayerCatalog
{
    private static readonly OrderedDictionary<string, Func<StrictJson, LayerSpec>> Readers = new(StringComparer.Ordinal)
    {
        [LinearSpec.TypeName] = LinearSpec.Read,
        [LstmSpec.TypeName] = LstmSpec.Read,
        [RepeatSpec.TypeName] = RepeatSpec.Read,
        [TimeDistributedSpec.TypeName] = TimeDistributedSpec.Read,
        [ActivationSpec.TypeName] = ActivationSpec.Read,
        [MaxPoolSpec.TypeName] = MaxPoolSpec.Read,
        [UpsampleSpec.TypeName] = UpsampleSpec.Read,
        [BatchNormSpec.TypeName] = BatchNormSpec.Read,
        [GroupNormSpec.TypeName] = GroupNormSpec.Read,
        [ResidualSpec.TypeName] = ResidualSpec.Read,
        [FlattenSpec.TypeName] = FlattenSpec.Read,
        [ReshapeSpec.TypeName] = ReshapeSpec.Read,
        [ConvSpec.TypeName] = ConvSpec.Read,
        [ConvTransposeSpec.TypeName] = ConvTransposeSpec.Read,
    };

    /// <summary>The kinds' names in JSON.</summary>
    public static IReadOnlyList<string> Names => Readers.Keys;

    /// <summary>Reads a layer of any kind.</summary>
    /// <exception cref="VaeException">It is of no known kind, or a member is missing, unknown or out of range.</exception>
    public static LayerSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members();
        if (!members.TryGetValue(LayerJson.TypeKey, out StrictJson type))
        {
            throw json.Error($"lacks the key '{LayerJson.TypeKey}'");
        }

        return type.OneOf(Readers)(json);
    }
}
