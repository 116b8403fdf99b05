namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Models.Layers;

internal sealed partial record VaeArchitecture
{
    // More sizes than these are told by their first and last.
    private const int MaxSizes = 5;

    /// <summary>
    /// The layers that learn, for people: <c>28x28x1, convolutions 32-64, 20 latents, dense 3136, transposed convolutions 32-1</c>.
    /// </summary>
    public string InWords => string.Join(
        ", ",
        [
            $"{Input}",
            .. Words(Encoder),
            Labels is null ? $"{Latent} latents" : $"{Latent} latents and the class, one of {Labels.Classes}",
            .. Words(Output is null ? Decoder : Decoder.Append(Output)),
        ]);

    // Neighbours of one kind together, whatever lies between them that learns nothing.
    private static IEnumerable<string> Words(IEnumerable<LayerSpec> layers)
    {
        List<(string One, string Many, List<int> Sizes)> groups = [];
        foreach (LayerSpec layer in layers)
        {
            if (layer.Words is not (string one, string many, int size))
            {
                continue;
            }

            if (groups.Count == 0 || groups[^1].One != one)
            {
                groups.Add((one, many, []));
            }

            groups[^1].Sizes.Add(size);
        }

        return groups.Select(group => group.Sizes switch
        {
            [int size] => $"{group.One} {size}",
            { Count: <= MaxSizes } sizes => $"{group.Many} {string.Join('-', sizes)}",
            var sizes => $"{sizes.Count} {group.Many} {sizes[0]} to {sizes[^1]}",
        });
    }
}
