namespace Vae.Realtime.Learning.Models.Shaders;

using Vae.Realtime.Learning.Nn;

/// <summary>
/// A dense layer whose outputs are made a few at a time: those of a <em>block</em> are the components of one vec4. What enters is a list of
/// vec4s too, filled up with zeros.
/// </summary>
internal sealed class DenseLayer
{
    private const int Quad = 4;

    private readonly float[] _weight;
    private readonly float[] _bias;

    /// <param name="inputs">Values that enter.</param>
    /// <param name="blocks">For each block the rows of the weight that it takes, at most four.</param>
    /// <param name="weight">(outputs, inputs).</param>
    /// <param name="bias">(outputs).</param>
    /// <param name="activations">Applied to every output, one after the other.</param>
    public DenseLayer(int inputs, IReadOnlyList<int[]> blocks, float[] weight, float[] bias, IReadOnlyList<Activation> activations)
    {
        (Inputs, Blocks, _weight, _bias, Activations) = (inputs, blocks, weight, bias, activations);
    }

    public int Inputs { get; }

    /// <summary>For each block the rows of the weight that it takes.</summary>
    public IReadOnlyList<int[]> Blocks { get; }

    public IReadOnlyList<Activation> Activations { get; }

    /// <summary>vec4s that enter.</summary>
    public int InputQuads => Quads(Inputs);

    /// <summary>Rows of a block.</summary>
    public int Rows => Blocks[0].Length;

    /// <summary>vec4s of a block: its biases, then its rows of weights.</summary>
    public int BlockQuads => 1 + (Rows * InputQuads);

    /// <summary>vec4s that hold so many values.</summary>
    public static int Quads(int values) => (values + Quad - 1) / Quad;

    /// <summary>Blocks of four rows in their order.</summary>
    public static IReadOnlyList<int[]> InOrder(int outputs) =>
        [.. Enumerable.Range(0, Quads(outputs)).Select(block => Enumerable.Range(Quad * block, Quad).ToArray())];

    /// <summary>The layer's numbers: for each block a vec4 of biases, and for each of its rows the weights.</summary>
    public IEnumerable<float> Numbers() => Blocks.SelectMany(rows => Biases(rows).Concat(rows.SelectMany(Row)));

    // A row beyond the last is of zeros.
    private IEnumerable<float> Biases(int[] rows) =>
        Enumerable.Range(0, Quad).Select(at => at < rows.Length && rows[at] < _bias.Length ? _bias[rows[at]] : 0);

    private IEnumerable<float> Row(int row) =>
        Enumerable.Range(0, Quad * InputQuads).Select(at => at < Inputs && row < _bias.Length ? _weight[(row * Inputs) + at] : 0);
}
