namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>The same dense layer on every step of a sequence, or every pixel: (H,W,C) to (H,W,Out).</summary>
    /// <param name="Out">Number of outputs per step.</param>
    /// <param name="Activation">Applied to every output.</param>
    /// <exception cref="VaeException">The number of outputs is out of range.</exception>
    public sealed record TimeDistributed(int Out, ActivationKind Activation) : Layer
    {
        internal const string TypeName = "time_distributed";

        public int Out { get; } = CheckSize(Out, "size of a time-distributed layer");

        public ActivationKind Activation { get; } = Activation;

        public override Shape Output(Shape input) => input with { Channels = Out };

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
            [("weight", [Out, input.Channels]), ("bias", [Out])];

        internal static TimeDistributed ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(TypeKey, "out", "activation");
            return new TimeDistributed((int)members["out"].Integer(1, MaxSize), members["activation"].OneOf(Activations));
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber("out", Out);
            json.WriteString("activation", NameOf(Activations, Activation));
            json.WriteEndObject();
        }
    }
}
