namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>An image as a vector: <c>{"type":"flatten"}</c>. A linear layer flattens what enters it by itself.</summary>
    public sealed record Flatten : Layer
    {
        internal const string TypeName = "flatten";

        public override Shape Output(Shape input) => new(1, 1, input.Length);

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

        internal static Flatten ReadMembers(StrictJson json)
        {
            json.Members(TypeKey);
            return new Flatten();
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteEndObject();
        }
    }

    /// <summary>The same values as another image: <c>{"type":"reshape","height":7,"width":7,"channels":64}</c>.</summary>
    /// <param name="Height">Rows of pixels.</param>
    /// <param name="Width">Pixels in a row.</param>
    /// <param name="Channels">Values per pixel.</param>
    /// <exception cref="VaeException">A size is out of range.</exception>
    public sealed record Reshape(int Height, int Width, int Channels) : Layer
    {
        internal const string TypeName = "reshape";

        public int Height { get; } = CheckSize(Height, "height of a reshape layer");

        public int Width { get; } = CheckSize(Width, "width of a reshape layer");

        public int Channels { get; } = CheckSize(Channels, "number of channels of a reshape layer");

        public override Shape Output(Shape input) => (long)Height * Width * Channels == input.Length
            ? new(Height, Width, Channels)
            : throw new VaeException($"{input} has {input.Length:N0} values, and {Height}x{Width}x{Channels} another number");

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

        internal static Reshape ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(TypeKey, "height", "width", "channels");
            return new Reshape(ReadSize(members["height"]), ReadSize(members["width"]), ReadSize(members["channels"]));
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber("height", Height);
            json.WriteNumber("width", Width);
            json.WriteNumber("channels", Channels);
            json.WriteEndObject();
        }
    }
}
