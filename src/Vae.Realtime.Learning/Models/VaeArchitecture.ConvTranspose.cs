namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels.Convolution;

internal sealed partial record VaeArchitecture
{
    /// <summary>A transposed convolution, as PyTorch's nn.ConvTranspose2d.</summary>
    /// <param name="Out">Channels that leave.</param>
    /// <param name="Kernel">Taps in a row and in a column.</param>
    /// <param name="Stride">Output pixels from one input's place to the next.</param>
    /// <param name="Padding">Output pixels cut off on every side.</param>
    /// <param name="OutputPadding">Output pixels kept or added at the right and the bottom; less than the stride.</param>
    /// <param name="Activation">Applied to every output.</param>
    /// <exception cref="VaeException">A number is out of range.</exception>
    public sealed record ConvTranspose(int Out, int Kernel, int Stride, int Padding, int OutputPadding, ActivationKind Activation) : Layer
    {
        internal const string TypeName = "conv_transpose";

        public int Out { get; } = CheckSize(Out, "number of channels of a convolution");

        public int Kernel { get; } = CheckKernel(Kernel, 1, "kernel size");

        public int Stride { get; } = CheckKernel(Stride, 1, "stride");

        public int Padding { get; } = CheckKernel(Padding, 0, "padding");

        public int OutputPadding { get; } = OutputPadding >= 0 && OutputPadding < Stride
            ? OutputPadding
            : throw new VaeException($"the output padding of a convolution must be less than its stride {Stride}, not {OutputPadding:N0}");

        public ActivationKind Activation { get; } = Activation;

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
            return length <= MaxImageLength
                ? new Shape(geometry.FineHeight, geometry.FineWidth, Out)
                : throw new VaeException(
                    $"a transposed convolution makes {length:N0} values of {input}, and {MaxImageLength:N0} is the most; make its stride or its channels fewer");
        }

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
            [("weight", [input.Channels, Out, Kernel, Kernel]), ("bias", [Out])];

        internal ConvGeometry Geometry(Shape input) =>
            ConvGeometry.Transposed(input.Height, input.Width, Kernel, Stride, Padding, OutputPadding);

        internal static ConvTranspose ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(
                [TypeKey, "out", "kernel", "activation"], ["stride", "padding", "output_padding"]);
            return new ConvTranspose(
                ReadSize(members["out"]),
                (int)members["kernel"].Integer(1, MaxKernel),
                ReadOr(members, "stride", 1, 1),
                ReadOr(members, "padding", 0, 0),
                ReadOr(members, "output_padding", 0, 0),
                members["activation"].OneOf(Activations));
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber("out", Out);
            json.WriteNumber("kernel", Kernel);
            json.WriteNumber("stride", Stride);
            json.WriteNumber("padding", Padding);
            json.WriteNumber("output_padding", OutputPadding);
            json.WriteString("activation", NameOf(Activations, Activation));
            json.WriteEndObject();
        }
    }
}
