namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>
    /// A layer of long short-term memory, as PyTorch's nn.LSTM(batch_first=True). A sequence is an image of one column: T steps of F features
    /// are (T,1,F).
    /// </summary>
    /// <param name="Hidden">H.</param>
    /// <param name="Sequences">True when every step's output leaves, (T,1,H); false when only the last, (1,1,H).</param>
    /// <exception cref="VaeException">The number of hidden units is out of range.</exception>
    public sealed record Lstm(int Hidden, bool Sequences) : Layer
    {
        internal const string TypeName = "lstm";

        public int Hidden { get; } = CheckSize(Hidden, "hidden size of an LSTM layer");

        public bool Sequences { get; } = Sequences;

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

        internal static Lstm ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(TypeKey, "hidden", "return_sequences");
            return new Lstm((int)members["hidden"].Integer(1, MaxSize), members["return_sequences"].Flag());
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber("hidden", Hidden);
            json.WriteBoolean("return_sequences", Sequences);
            json.WriteEndObject();
        }
    }
}
