namespace Vae.Realtime.Learning.Models;

internal sealed partial record VaeArchitecture
{
    // More sizes than these are told by their first and last.
    private const int MostSizes = 5;

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
    private static IEnumerable<string> Words(IEnumerable<Layer> layers)
    {
        List<(string One, string Many, List<int> Sizes)> groups = [];
        foreach (Layer layer in layers)
        {
            if (Named(layer) is not (string one, string many, int size))
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
            { Count: <= MostSizes } sizes => $"{group.Many} {string.Join('-', sizes)}",
            var sizes => $"{sizes.Count} {group.Many} {sizes[0]} to {sizes[^1]}",
        });
    }

    // Null for what has no size of its own.
    private static (string One, string Many, int Size)? Named(Layer layer) => layer switch
    {
        Linear dense => ("dense", "dense", dense.Out),
        TimeDistributed dense => ("dense per step", "dense per step", dense.Out),
        Conv conv => ("convolution", "convolutions", conv.Out),
        ConvTranspose conv => ("transposed convolution", "transposed convolutions", conv.Out),
        Lstm lstm => ("LSTM", "LSTM", lstm.Hidden),
        Residual block => ("residual block", "residual blocks", block.Body.Select(inner => Named(inner)?.Size).LastOrDefault(size => size > 0) ?? 0),
        _ => null,
    };
}
