namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>
    /// <c>y = act(body(x) + shortcut(x))</c>: <c>{"type":"residual","body":[...],"shortcut":[...],"activation":"relu"}</c>; in JSON the
    /// shortcut may be left out when it is x itself, and the activation when it is none. In files the layers are named
    /// <c>encoder.3.body.0.weight</c>, <c>encoder.3.shortcut.0.weight</c>.
    /// </summary>
    public sealed record Residual : Layer
    {
        internal const string TypeName = "residual";

        // Blocks within blocks end somewhere.
        private const int MaxDepth = 4;
        private const string BodyKey = "body";
        private const string ShortcutKey = "shortcut";

        /// <param name="body">At least one layer.</param>
        /// <param name="shortcut">Makes the body's output shape from its input; null or empty for x itself.</param>
        /// <param name="activation">Applied to the sum.</param>
        /// <exception cref="VaeException">There are too many or too few layers, or blocks within blocks too deep.</exception>
        public Residual(IEnumerable<Layer> body, IEnumerable<Layer>? shortcut = null, ActivationKind activation = ActivationKind.None)
        {
            Body = CheckLayers(body, "residual's body");
            Shortcut = CheckLayers(shortcut ?? [], "residual's shortcut");
            Activation = activation;
            if (!Body.Any(layer => layer is not (Flatten or Reshape)))
            {
                throw new VaeException("the body of a residual layer computes nothing");
            }

            if (Depth > MaxDepth)
            {
                throw new VaeException($"residual layers lie {Depth} deep in each other; {MaxDepth} is the most");
            }
        }

        public IReadOnlyList<Layer> Body { get; }

        public IReadOnlyList<Layer> Shortcut { get; }

        public ActivationKind Activation { get; }

        private int Depth => 1 + Body.Concat(Shortcut).Max(layer => layer is Residual inner ? inner.Depth : 0);

        public override Shape Output(Shape input)
        {
            (Shape body, Shape shortcut) = (CheckedOutput("body", Body, input), CheckedOutput("shortcut", Shortcut, input));
            return body == shortcut ? body : throw new VaeException($"the body makes {body} and the shortcut {shortcut}, which cannot be added");
        }

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
            Tensors(input, (layer, entering) => layer.Parameters(entering));

        public override IEnumerable<(string Name, int[] Shape)> Averages(Shape input) =>
            Tensors(input, (layer, entering) => layer.Averages(entering));

        public bool Equals(Residual? other) => other is not null && Activation == other.Activation
            && Body.SequenceEqual(other.Body) && Shortcut.SequenceEqual(other.Shortcut);

        public override int GetHashCode() => HashCode.Combine(Body.Count, Shortcut.Count, Activation);

        internal static Residual ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members([TypeKey, BodyKey], [ShortcutKey, ActivationKey]);
            Layer[] body = ReadLayers(members[BodyKey]);
            Layer[] shortcut = members.TryGetValue(ShortcutKey, out StrictJson listed) ? ReadLayers(listed) : [];
            ActivationKind activation = ReadActivation(members);
            return Made(json, () => new Residual(body, shortcut, activation));
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            WriteLayers(json, BodyKey, Body);
            WriteLayers(json, ShortcutKey, Shortcut);
            json.WriteString(ActivationKey, NameOf(Activations, Activation));
            json.WriteEndObject();
        }

        private IEnumerable<(string Name, int[] Shape)> Tensors(
            Shape input, Func<Layer, Shape, IEnumerable<(string Name, int[] Shape)>> tensors) =>
            [.. Stack(BodyKey, Body, input, tensors), .. Stack(ShortcutKey, Shortcut, input, tensors)];
    }
}
