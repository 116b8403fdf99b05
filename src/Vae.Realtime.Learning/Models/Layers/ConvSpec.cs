namespace Vae.Realtime.Learning.Models.Layers;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>A convolution with zeros around the image, as PyTorch's nn.Conv2d.</summary>
/// <param name="Out">Channels that leave.</param>
/// <param name="Kernel">Taps in a row and in a column.</param>
/// <param name="Stride">Pixels from one output to the next.</param>
/// <param name="Padding">Zeros on every side.</param>
/// <param name="Activation">Applied to every output.</param>
/// <exception cref="VaeException">A number is out of range.</exception>
internal sealed record ConvSpec(int Out, int Kernel, int Stride, int Padding, Activation Activation)
    : ConvolutionSpec(Out, Kernel, Stride, Padding, Activation)
{
    public const string TypeName = "conv";

    private static readonly TorchClass Class = new("Conv", 2, """"
        class Conv(nn.Conv2d):
            def __init__(self, inputs, outputs, kernel, stride, padding, activation=identity):
                super().__init__(inputs, outputs, kernel, stride, padding)
                self.activation = activation

            def forward(self, x):
                return self.activation(super().forward(x))
        """");

    public override string Type => TypeName;

    public override (string One, string Many, int Size)? Words => ("convolution", "convolutions", Out);

    public static ConvSpec Read(StrictJson json)
    {
        (OrderedDictionary<string, StrictJson> members, int channels, int kernel, int stride, int padding) = ReadCommon(json);
        return new ConvSpec(channels, kernel, stride, padding, LayerJson.ReadActivation(members));
    }

    /// <inheritdoc/>
    /// <exception cref="VaeException">The kernel is larger than the padded image.</exception>
    public override Shape Output(Shape input)
    {
        ConvGeometry geometry = Geometry(input);
        return geometry.CoarseHeight > 0 && geometry.CoarseWidth > 0
            ? new Shape(geometry.CoarseHeight, geometry.CoarseWidth, Out)
            : throw new VaeException(
                $"a convolution with kernel {Kernel} and padding {Padding} does not fit on {input}; make the kernel smaller or the padding larger");
    }

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        [("weight", [Out, input.Channels, Kernel, Kernel]), ("bias", [Out])];

    public override ConvSpec WithChannels(int channels) => new(channels, Kernel, Stride, Padding, Activation);

    public override ConvGeometry Geometry(Shape input) => ConvGeometry.Convolution(input.Height, input.Width, Kernel, Stride, Padding);

    public override IReadOnlyList<Module> Build(BuildContext context) =>
    [
        .. Conv2d.ReadsPacked(context.Input) ? Array.Empty<Module>() : [context.Rows],
        .. BuildContext.Activated(
            Activation, activation => new Conv2d(context.Store, context.Name, context.Input, Out, Geometry(context.Input), activation)),
    ];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        torch.Instance(Class, TorchWriter.Arguments(Activation, place.Input.Channels, Out, Kernel, Stride, Padding));

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => ToOnnx(graph, place, x, "Conv");
}
