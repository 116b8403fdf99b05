namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>The tensors of a checkpoint that belong to one layer.</summary>
/// <param name="Name">Their common name, without what is common to all of the checkpoint.</param>
/// <param name="Tensors">By the names that PyTorch gives them within a module: weight, bias, running_mean, running_var.</param>
internal sealed record CheckpointModule(ModuleName Name, IReadOnlyDictionary<string, TensorEntry> Tensors)
{
    public const string Weight = "weight";
    public const string Bias = "bias";

    /// <summary>The outputs that this is of a larger module, as in <c>[0:20]</c>; empty for a whole one.</summary>
    public string Part { get; private init; } = "";

    public ModuleRole Role => Name.Role;

    /// <summary>Outputs of a dense layer; null for what is none.</summary>
    public long? Outputs(TensorLayout layout) => Matrix(layout)?[0];

    /// <summary>Inputs of a dense layer; null for what is none.</summary>
    public long? Inputs(TensorLayout layout) => Matrix(layout)?[1];

    /// <summary>Some outputs of a dense layer as a layer of their own.</summary>
    /// <param name="begin">The first.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="layout">Where outputs are in a kernel.</param>
    public CheckpointModule Rows(int begin, int end, TensorLayout layout) => new(Name, Tensors.ToDictionary(
        tensor => tensor.Key, tensor => Sliced(tensor.Value, begin, end, tensor.Value.Shape.Count == 2 && layout is KerasLayout)))
    {
        Part = $"[{begin}:{end}]",
    };

    /// <summary>The module in words: its name, and the shape of its weight.</summary>
    public override string ToString()
    {
        TensorEntry first = Tensors.TryGetValue(Weight, out TensorEntry? weight) ? weight : Tensors.Values.First();
        return $"'{PrintableText.Excerpt(Name.Text)}' [{string.Join(", ", first.Shape)}]";
    }

    private long[]? Matrix(TensorLayout layout) =>
        Tensors.TryGetValue(Weight, out TensorEntry? weight) && weight.Shape.Count == 2 && Tensors.Keys.All(leaf => leaf is Weight or Bias)
            ? layout.Shape(Weight, weight.Shape)
            : null;

    private static TensorEntry Sliced(TensorEntry tensor, int begin, int end, bool columns)
    {
        float[] values = tensor.ToFloats();
        int outputs = (int)tensor.Shape[columns ? 1 : 0];
        long[] shape = [.. tensor.Shape];
        shape[columns ? 1 : 0] = end - begin;
        int each = values.Length / Math.Max(1, outputs);
        return TensorEntry.OfFloats(
            tensor.Name,
            shape,
            columns
                ? [.. Enumerable.Range(0, each).SelectMany(row => values[((row * outputs) + begin)..((row * outputs) + end)])]
                : values[(begin * each)..(end * each)]);
    }
}
