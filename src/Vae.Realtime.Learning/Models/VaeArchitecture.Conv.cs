namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels.Convolution;

internal sealed partial record VaeArchitecture
{
    private const int MaxKernel = 64;

    /// <summary>A convolution with zeros around the image, as PyTorch's nn.Conv2d.</summary>
    /// <param name="Out">Channels that leave.</param>
    /// <param name="Kernel">Taps in a row and in a column.</param>
    /// <param name="Stride">Pixels from one output to the next.</param>
    /// <param name="Padding">Zeros on every side.</param>
    /// <param name="Activation">Applied to every output.</param>
    /// <exception cref="VaeException">A number is out of range.</exception>
    public sealed record Conv(int Out, int Kernel, int Stride, int Padding, ActivationKind Activation) : Layer
    {
        internal const string TypeName = "conv";

        public int Out { get; } = CheckSize(Out, "number of channels of a convolution");

        public int Kernel { get; } = CheckKernel(Kernel, 1, "kernel size");

        public int Stride { get; } = CheckKernel(Stride, 1, "stride");

        public int Padding { get; } = CheckKernel(Padding, 0, "padding");

        public ActivationKind Activation { get; } = Activation;

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

        internal ConvGeometry Geometry(Shape input) => ConvGeometry.Convolution(input.Height, input.Width, Kernel, Stride, Padding);

        internal static Conv ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members([TypeKey, "out", "kernel", "activation"], ["stride", "padding"]);
            return new Conv(
                ReadSize(members["out"]),
                (int)members["kernel"].Integer(1, MaxKernel),
                ReadOr(members, "stride", 1, 1),
                ReadOr(members, "padding", 0, 0),
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
            json.WriteString("activation", NameOf(Activations, Activation));
            json.WriteEndObject();
        }
    }

    private static int ReadOr(OrderedDictionary<string, StrictJson> members, string key, int least, int otherwise) =>
        members.TryGetValue(key, out StrictJson value) ? (int)value.Integer(least, MaxKernel) : otherwise;

    private static int CheckKernel(int size, int least, string name) => size >= least && size <= MaxKernel
        ? size
        : throw new VaeException($"the {name} of a convolution must be from {least} to {MaxKernel}, not {size:N0}");
}
