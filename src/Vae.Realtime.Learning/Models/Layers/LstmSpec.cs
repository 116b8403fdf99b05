namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A layer of long short-term memory, as PyTorch's nn.LSTM(batch_first=True). A sequence is an image of one column: T steps of F features
/// are (T,1,F).
/// </summary>
/// <param name="Hidden">H.</param>
/// <param name="Sequences">True when every step's output leaves, (T,1,H); false when only the last, (1,1,H).</param>
/// <exception cref="VaeException">The number of hidden units is out of range.</exception>
internal sealed record LstmSpec(int Hidden, bool Sequences) : LayerSpec
{
    public const string TypeName = "lstm";

    private const string HiddenKey = "hidden";
    private const string SequencesKey = "return_sequences";

    private static readonly TorchClass Class = new("Lstm", 8, """"
        class Lstm(nn.LSTM):
            """Every step's output, or only the last."""

            def __init__(self, inputs, hidden, sequences):
                super().__init__(inputs, hidden, batch_first=True)
                self.sequences = sequences

            def forward(self, x):
                steps, _ = super().forward(x[..., 0].transpose(1, 2))
                return (steps if self.sequences else steps[:, -1:]).transpose(1, 2)[..., None]
        """");

    public int Hidden { get; } = Limits.Size(Hidden, "hidden size of an LSTM layer");

    public bool Sequences { get; } = Sequences;

    public override string Type => TypeName;

    public override (string One, string Many, int Size)? Words => ("LSTM", "LSTM", Hidden);

    public static LstmSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(LayerJson.TypeKey, HiddenKey, SequencesKey);
        return new LstmSpec(LayerJson.ReadSize(members[HiddenKey]), members[SequencesKey].Flag());
    }

    public override Shape Output(Shape input) => input.Width == 1
        ? new Shape(Sequences ? input.Height : 1, 1, Hidden)
        : throw new VaeException($"an LSTM layer reads a sequence, T x 1 x features, not {input}; put a layer before it that makes one");

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
    [
        ("weight_ih_l0", [4 * Hidden, input.Channels]),
        ("weight_hh_l0", [4 * Hidden, Hidden]),
        ("bias_ih_l0", [4 * Hidden]),
        ("bias_hh_l0", [4 * Hidden]),
    ];

    public override IReadOnlyList<Module> Build(BuildContext context) =>
        [context.Rows, new Lstm(context.Tuning, context.Store, context.Name, context.Input, Hidden, Sequences)];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        torch.Instance(Class, [$"{place.Input.Channels}", $"{Hidden}", $"sequences={(Sequences ? "True" : "False")}"]);

    // Sequences are (T, N, F) there, what leaves has the directions besides, and the gates come in the order i, o, f, g instead of i, f, g, o.
    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x)
    {
        int features = place.Input.Channels;
        float[] Gates(string tensor)
        {
            float[][] gates = [.. graph.Numbers($"{place.Name}.{tensor}").Chunk(graph.Numbers($"{place.Name}.{tensor}").Length / 4)];
            return [.. gates[0], .. gates[3], .. gates[1], .. gates[2]];
        }

        string steps = graph.Add("Transpose", [graph.Reshape(x, 0, features, place.Input.Height)], ("perm", new long[] { 2, 0, 1 }));
        string y = graph.Add(
            "LSTM",
            [
                steps,
                graph.Floats($"{place.Name}.weight_ih", [1, 4 * Hidden, features], Gates("weight_ih_l0")),
                graph.Floats($"{place.Name}.weight_hh", [1, 4 * Hidden, Hidden], Gates("weight_hh_l0")),
                graph.Floats($"{place.Name}.bias", [1, 8 * Hidden], [.. Gates("bias_ih_l0"), .. Gates("bias_hh_l0")]),
            ],
            output: Sequences ? 0 : 1,
            ("hidden_size", (long)Hidden));
        return Sequences
            ? graph.Add("Transpose", [y], ("perm", new long[] { 2, 3, 0, 1 }))
            : graph.Reshape(graph.Add("Transpose", [y], ("perm", new long[] { 1, 2, 0 })), Output(place.Input));
    }

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(HiddenKey, Hidden);
        json.WriteBoolean(SequencesKey, Sequences);
    }
}
