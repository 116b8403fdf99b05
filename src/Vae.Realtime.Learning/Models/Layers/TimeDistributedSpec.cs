namespace Vae.Realtime.Learning.Models.Layers;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>The same dense layer on every step of a sequence, or every pixel: (H,W,C) to (H,W,Out).</summary>
/// <param name="Out">Number of outputs per step.</param>
/// <param name="Activation">Applied to every output.</param>
/// <exception cref="VaeException">The number of outputs is out of range.</exception>
internal sealed record TimeDistributedSpec(int Out, Activation Activation) : DenseSpec(Out, Activation, "time-distributed")
{
    public const string TypeName = "time_distributed";

    private static readonly TorchClass Class = new("TimeDistributed", 1, """"
        class TimeDistributed(nn.Linear):
            """The same dense layer on every step of a sequence, or every pixel."""

            def __init__(self, inputs, outputs, activation=identity):
                super().__init__(inputs, outputs)
                self.activation = activation

            def forward(self, x):
                return self.activation(super().forward(x.permute(0, 2, 3, 1))).permute(0, 3, 1, 2)
        """");

    public override string Type => TypeName;

    public override (string One, string Many, int Size)? Words => ("dense per step", "dense per step", Out);

    public static TimeDistributedSpec Read(StrictJson json) => Read(json, (size, activation) => new TimeDistributedSpec(size, activation));

    public override Shape Output(Shape input) => input with { Channels = Out };

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        [("weight", [Out, input.Channels]), ("bias", [Out])];

    public override TimeDistributedSpec WithChannels(int channels) => new(channels, Activation);

    public override IReadOnlyList<Module> Build(BuildContext context) =>
    [
        context.Rows,
        .. BuildContext.Activated(
            Activation,
            activation => new TimeDistributed(
                context.Input, new Linear(context.Tuning, context.Store, context.Name, context.Input.Channels, Out, activation))),
    ];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        torch.Instance(Class, TorchWriter.Arguments(Activation, place.Input.Channels, Out));

    // A convolution of one tap.
    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Activated(Activation, graph.Add(
        "Conv", [x, graph.Parameter($"{place.Name}.weight", Out, place.Input.Channels, 1, 1), graph.Parameter($"{place.Name}.bias")]));
}
