namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>An activation on its own: <c>{"type":"activation","activation":"gelu"}</c>.</summary>
    /// <param name="Activation">Applied to every value.</param>
    public sealed record Activate(ActivationKind Activation) : Layer
    {
        internal const string TypeName = "activation";

        public override Shape Output(Shape input) => input;

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

        internal static Activate ReadMembers(StrictJson json) =>
            new(json.Members(TypeKey, ActivationKey)[ActivationKey].OneOf(Activations));

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteString(ActivationKey, NameOf(Activations, Activation));
            json.WriteEndObject();
        }
    }
}
