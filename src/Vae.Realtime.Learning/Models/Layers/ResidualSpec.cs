namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// <c>y = act(body(x) + shortcut(x))</c>: <c>{"type":"residual","body":[...],"shortcut":[...],"activation":"relu"}</c>; in JSON the
/// shortcut may be left out when it is x itself, and the activation when it is none. In files the layers are named
/// <c>encoder.3.body.0.weight</c>, <c>encoder.3.shortcut.0.weight</c>.
/// </summary>
internal sealed record ResidualSpec : LayerSpec
{
    public const string TypeName = "residual";

    // Blocks within blocks end somewhere.
    private const int MaxDepth = 4;
    private const string BodyKey = "body";
    private const string ShortcutKey = "shortcut";

    private static readonly TorchClass Class = new("Residual", 6, """"
        class Residual(nn.Module):
            """activation(body(x) + shortcut(x)); an empty shortcut is x itself."""

            def __init__(self, body, shortcut, activation=identity):
                super().__init__()
                self.body, self.shortcut = nn.Sequential(*body), nn.Sequential(*shortcut)
                self.activation = activation

            def forward(self, x):
                return self.activation(self.body(x) + self.shortcut(x))
        """");

    /// <param name="body">At least one layer.</param>
    /// <param name="shortcut">Makes the body's output shape from its input; null or empty for x itself.</param>
    /// <param name="activation">Applied to the sum.</param>
    /// <exception cref="VaeException">There are too many or too few layers, or blocks within blocks too deep.</exception>
    public ResidualSpec(IEnumerable<LayerSpec> body, IEnumerable<LayerSpec>? shortcut = null, Activation activation = Activation.None)
    {
        Body = LayerList.Checked(body, "residual's body");
        Shortcut = LayerList.Checked(shortcut ?? [], "residual's shortcut");
        Activation = activation;
        if (!Body.Any(layer => layer is not (FlattenSpec or ReshapeSpec)))
        {
            throw new VaeException("the body of a residual layer computes nothing");
        }

        if (Depth > MaxDepth)
        {
            throw new VaeException($"residual layers lie {Depth} deep in each other; {MaxDepth} is the most");
        }
    }

    public IReadOnlyList<LayerSpec> Body { get; }

    public IReadOnlyList<LayerSpec> Shortcut { get; }

    public Activation Activation { get; }

    public override string Type => TypeName;

    public override (string One, string Many, int Size)? Words =>
        ("residual block", "residual blocks", Body.Select(inner => inner.Words?.Size).LastOrDefault(size => size > 0) ?? 0);

    private int Depth => 1 + Body.Concat(Shortcut).Max(layer => layer is ResidualSpec inner ? inner.Depth : 0);

    public static ResidualSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members([LayerJson.TypeKey, BodyKey], [ShortcutKey, LayerJson.ActivationKey]);
        LayerSpec[] body = LayerJson.ReadLayers(members[BodyKey]);
        LayerSpec[] shortcut = members.TryGetValue(ShortcutKey, out StrictJson listed) ? LayerJson.ReadLayers(listed) : [];
        Activation activation = LayerJson.ReadActivation(members);
        return LayerJson.Made(json, () => new ResidualSpec(body, shortcut, activation));
    }

    public override Shape Output(Shape input)
    {
        (Shape body, Shape shortcut) = (Body.CheckedOutput(BodyKey, input), Shortcut.CheckedOutput(ShortcutKey, input));
        return body == shortcut ? body : throw new VaeException($"the body makes {body} and the shortcut {shortcut}, which cannot be added");
    }

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        Tensors(input, (layer, entering) => layer.Parameters(entering));

    public override IEnumerable<(string Name, int[] Shape)> Averages(Shape input) =>
        Tensors(input, (layer, entering) => layer.Averages(entering));

    public override IReadOnlyList<Module> Build(BuildContext context) =>
    [
        context.Rows,
        .. BuildContext.Activated(
            Activation,
            activation => new Residual(
                context.Factory.Stack($"{context.Name}.{BodyKey}", Body, context.Input),
                context.Factory.Stack($"{context.Name}.{ShortcutKey}", Shortcut, context.Input),
                activation)),
    ];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place)
    {
        Shape output = Output(place.Input);
        if (ChannelOrders.Of(Body, place.Input)[^1] != output || ChannelOrders.Of(Shortcut, place.Input)[^1] != output)
        {
            throw new VaeException(
                "a residual layer that ends in a flattened image has no counterpart in PyTorch; export the parameters only, with --out");
        }

        return torch.Block(Class, place.Input, [(BodyKey, Body), (ShortcutKey, Shortcut)], Activation.Traits().TorchFunction);
    }

    public bool Equals(ResidualSpec? other) => other is not null && Activation == other.Activation
        && Body.SequenceEqual(other.Body) && Shortcut.SequenceEqual(other.Shortcut);

    public override int GetHashCode() => HashCode.Combine(Body.Count, Shortcut.Count, Activation);

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x)
    {
        Shape output = Output(place.Input);
        if (ChannelOrders.Of(Body, place.Input)[^1] != output || ChannelOrders.Of(Shortcut, place.Input)[^1] != output)
        {
            throw new VaeException(
                $"the residual layer {place.Name} ends in a flattened image, which has no counterpart in ONNX; "
                + "export the parameters only, with --out");
        }

        string Branch(string name, IReadOnlyList<LayerSpec> layers) => graph.Layers($"{place.Name}.{name}", layers, place.Input, x);
        return graph.Activated(Activation, graph.Add("Add", [Branch(BodyKey, Body), Branch(ShortcutKey, Shortcut)]));
    }

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        LayerJson.WriteLayers(json, BodyKey, Body);
        LayerJson.WriteLayers(json, ShortcutKey, Shortcut);
        LayerJson.WriteActivation(json, Activation);
    }

    private IEnumerable<(string Name, int[] Shape)> Tensors(
        Shape input, Func<LayerSpec, Shape, IEnumerable<(string Name, int[] Shape)>> tensors) =>
        [.. Body.Tensors(BodyKey, input, tensors), .. Shortcut.Tensors(ShortcutKey, input, tensors)];
}
