namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>A transposed convolution, as PyTorch's nn.ConvTranspose2d.</summary>
/// <param name="Out">Channels that leave.</param>
/// <param name="Kernel">Taps in a row and in a column.</param>
/// <param name="Stride">Output pixels from one input's place to the next.</param>
/// <param name="Padding">Output pixels cut off on every side.</param>
/// <param name="OutputPadding">Output pixels kept or added at the right and the bottom; less than the stride.</param>
/// <param name="Activation">Applied to every output.</param>
/// <exception cref="VaeException">A number is out of range.</exception>
internal sealed record ConvTransposeSpec(int Out, int Kernel, int Stride, int Padding, int OutputPadding, Activation Activation)
    : ConvolutionSpec(Out, Kernel, Stride, Padding, Activation)
{
    public const string TypeName = "conv_transpose";

    private const string OutputPaddingKey = "output_padding";

    private static readonly TorchClass Class = new("ConvTranspose", 3, """"
        class ConvTranspose(nn.ConvTranspose2d):
            def __init__(self, inputs, outputs, kernel, stride, padding, output_padding, activation=identity):
                super().__init__(inputs, outputs, kernel, stride, padding, output_padding)
                self.activation = activation

            def forward(self, x):
                return self.activation(super().forward(x))
        """");

    public int OutputPadding { get; } = OutputPadding >= 0 && OutputPadding < Stride
        ? OutputPadding
        : throw new VaeException($"the output padding of a convolution must be less than its stride {Stride}, not {OutputPadding:N0}");

    public override string Type => TypeName;

    public override (string One, string Many, int Size)? Words => ("transposed convolution", "transposed convolutions", Out);

    public static ConvTransposeSpec Read(StrictJson json)
    {
        (OrderedDictionary<string, StrictJson> members, int channels, int kernel, int stride, int padding) = ReadCommon(json, OutputPaddingKey);
        return new ConvTransposeSpec(
            channels, kernel, stride, padding, LayerJson.ReadOr(members, OutputPaddingKey, 0, 0), LayerJson.ReadActivation(members));
    }

    /// <inheritdoc/>
    /// <exception cref="VaeException">The padding leaves no pixel, or too many come out.</exception>
    public override Shape Output(Shape input)
    {
        ConvGeometry geometry = Geometry(input);
        if (geometry.FineHeight < 1 || geometry.FineWidth < 1)
        {
            throw new VaeException(
                $"a transposed convolution with kernel {Kernel} and padding {Padding} leaves nothing of {input}; make the padding smaller");
        }

        long length = (long)geometry.FineHeight * geometry.FineWidth * Out;
        return length <= Limits.MaxImageLength
            ? new Shape(geometry.FineHeight, geometry.FineWidth, Out)
            : throw new VaeException(
                $"a transposed convolution makes {length:N0} values of {input}, and {Limits.MaxImageLength:N0} is the most; "
                + "make its stride or its channels fewer");
    }

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        [("weight", [input.Channels, Out, Kernel, Kernel]), ("bias", [Out])];

    public override ConvTransposeSpec WithChannels(int channels) => new(channels, Kernel, Stride, Padding, OutputPadding, Activation);

    public override ConvGeometry Geometry(Shape input) =>
        ConvGeometry.Transposed(input.Height, input.Width, Kernel, Stride, Padding, OutputPadding);

    public override IReadOnlyList<Module> Build(BuildContext context) =>
    [
        context.Rows,
        .. BuildContext.Activated(
            Activation, activation => new ConvTranspose2d(context.Store, context.Name, context.Input, Out, Geometry(context.Input), activation)),
    ];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        torch.Instance(Class, TorchWriter.Arguments(Activation, place.Input.Channels, Out, Kernel, Stride, Padding, OutputPadding));

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) =>
        ToOnnx(graph, place, x, "ConvTranspose", ("output_padding", new long[] { OutputPadding, OutputPadding }));

    protected override void WriteOwnMembers(Utf8JsonWriter json) => json.WriteNumber(OutputPaddingKey, OutputPadding);
}
