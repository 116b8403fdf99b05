namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>A vector as every step of a sequence, (1,1,C) to (T,1,C); what enters is flattened. It has no parameters.</summary>
    /// <param name="Count">T.</param>
    /// <exception cref="VaeException">The number of steps is out of range.</exception>
    public sealed record Repeat(int Count) : Layer
    {
        internal const string TypeName = "repeat";

        public int Count { get; } = CheckSize(Count, "count of a repeat layer");

        public override Shape Output(Shape input) => (long)Count * input.Length <= MaxImageLength
            ? new Shape(Count, 1, input.Length)
            : throw new VaeException($"a repeat layer would make {(long)Count * input.Length:N0} values; {MaxImageLength:N0} is the most");

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

        internal static Repeat ReadMembers(StrictJson json) => new((int)json.Members(TypeKey, "count")["count"].Integer(1, MaxSize));

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber("count", Count);
            json.WriteEndObject();
        }
    }
}
