namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>A dense layer <c>y = act(x Wᵀ + b)</c>; an image that enters it is flattened in (H, W, C) order.</summary>
    /// <param name="Out">Number of outputs.</param>
    /// <param name="Activation">Applied to every output.</param>
    /// <exception cref="VaeException">The number of outputs is out of range.</exception>
    public sealed record Linear(int Out, ActivationKind Activation) : Layer
    {
        internal const string TypeName = "linear";

        public int Out { get; } = CheckSize(Out, "size of a linear layer");

        public ActivationKind Activation { get; } = Activation;

        public override Shape Output(Shape input) => new(1, 1, Out);

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
            [("weight", [Out, input.Length]), ("bias", [Out])];

        internal static Linear ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(TypeKey, "out", "activation");
            return new Linear((int)members["out"].Integer(1, MaxSize), members["activation"].OneOf(Activations));
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
