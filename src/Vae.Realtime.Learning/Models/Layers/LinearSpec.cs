namespace Vae.Realtime.Learning.Models.Layers;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>A dense layer <c>y = act(x Wᵀ + b)</c>; an image that enters it is flattened in (H, W, C) order.</summary>
/// <param name="Out">Number of outputs.</param>
/// <param name="Activation">Applied to every output.</param>
/// <exception cref="VaeException">The number of outputs is out of range.</exception>
internal sealed record LinearSpec(int Out, Activation Activation) : DenseSpec(Out, Activation, "linear")
{
    public const string TypeName = "linear";

    private static readonly TorchClass Class = new("Linear", 0, """"
        class Linear(nn.Linear):
            """A dense layer on flattened images; its outputs are a vector, or an image (C, H, W)."""

            def __init__(self, inputs, outputs, activation=identity, image=None):
                super().__init__(inputs, outputs)
                self.activation, self.image = activation, image or (outputs, 1, 1)

            def forward(self, x):
                return self.activation(super().forward(x.flatten(1))).view(-1, *self.image)
        """");

    public override string Type => TypeName;

    public override (string One, string Many, int Size)? Words => ("dense", "dense", Out);

    public override bool ExportsAnyOrder => true;

    public static LinearSpec Read(StrictJson json) => Read(json, (size, activation) => new LinearSpec(size, activation));

    public override Shape Output(Shape input) => new(1, 1, Out);

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        [("weight", [Out, input.Length]), ("bias", [Out])];

    // Files count the values of a flattened image channels first.
    public override IReadOnlyList<Module> Build(BuildContext context) =>
    [
        .. context.Flattened,
        .. BuildContext.Activated(
            Activation,
            activation => new Linear(
                context.Tuning,
                context.Store,
                context.Name,
                (context.Orders.In.Length, Out),
                activation,
                new ParameterLayout(
                    [($"{context.Name}.weight", [Out, context.Orders.In.Length])], ChannelOrder.OfWeight(context.Orders.Out, context.Orders.In)),
                new ParameterLayout([($"{context.Name}.bias", [Out])], ChannelOrder.OfBias(context.Orders.Out)))),
    ];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) => torch.Instance(
        Class,
        [
            .. TorchWriter.Arguments(Activation, place.Input.Length, Out),
            .. place.Image is Shape image ? [$"image={TorchWriter.Tuple(image)}"] : Array.Empty<string>(),
        ]);

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) =>
        graph.Reshape(graph.Activated(Activation, graph.Dense(place.Name, x)), place.Image ?? Output(place.Input));
}
