namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Nn;

/// <summary>Convolutions and their transposes.</summary>
internal abstract record ConvolutionSpec : LayerSpec
{
    /// <param name="channels">Channels that leave.</param>
    /// <param name="kernel">Taps in a row and in a column.</param>
    /// <param name="stride">Pixels from one tap's place to the next one's, on the larger of both images.</param>
    /// <param name="padding">Pixels around the larger image, on every side.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <exception cref="VaeException">A number is out of range.</exception>
    private protected ConvolutionSpec(int channels, int kernel, int stride, int padding, Activation activation)
    {
        Out = Limits.Size(channels, "number of channels of a convolution");
        Kernel = Limits.Range(kernel, 1, Limits.MaxKernel, "kernel size of a convolution");
        Stride = Limits.Range(stride, 1, Limits.MaxKernel, "stride of a convolution");
        Padding = Limits.Range(padding, 0, Limits.MaxKernel, "padding of a convolution");
        Activation = activation;
    }

    public int Out { get; }

    public int Kernel { get; }

    public int Stride { get; }

    public int Padding { get; }

    public Activation Activation { get; }

    /// <summary>Which pixels of an input make which of the output.</summary>
    public abstract ConvGeometry Geometry(Shape input);

    /// <summary>The members that both kinds have; those with a default may be left out.</summary>
    /// <param name="json">The layer.</param>
    /// <param name="optional">Members of one kind, which may be left out too.</param>
    protected static (OrderedDictionary<string, StrictJson> Members, int Out, int Kernel, int Stride, int Padding) ReadCommon(
        StrictJson json, params ReadOnlySpan<string> optional)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(
            [LayerJson.TypeKey, LayerJson.OutKey, LayerJson.KernelKey, LayerJson.ActivationKey],
            [LayerJson.StrideKey, LayerJson.PaddingKey, .. optional]);
        return (
            members,
            LayerJson.ReadSize(members[LayerJson.OutKey]),
            (int)members[LayerJson.KernelKey].Integer(1, Limits.MaxKernel),
            LayerJson.ReadOr(members, LayerJson.StrideKey, 1, 1),
            LayerJson.ReadOr(members, LayerJson.PaddingKey, 0, 0));
    }

    /// <summary>Appends the layer as an operator of ONNX, with what that has besides the sizes of both kinds.</summary>
    protected string ToOnnx(OnnxGraph graph, OnnxPlace place, string x, string type, params (string Name, object Value)[] attributes) =>
        graph.Activated(Activation, graph.Add(
            type,
            [x, graph.Parameter($"{place.Name}.weight"), graph.Parameter($"{place.Name}.bias")],
            [
                ("kernel_shape", new long[] { Kernel, Kernel }),
                ("strides", new long[] { Stride, Stride }),
                ("pads", new long[] { Padding, Padding, Padding, Padding }),
                .. attributes,
            ]));

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(LayerJson.OutKey, Out);
        json.WriteNumber(LayerJson.KernelKey, Kernel);
        json.WriteNumber(LayerJson.StrideKey, Stride);
        json.WriteNumber(LayerJson.PaddingKey, Padding);
        WriteOwnMembers(json);
        LayerJson.WriteActivation(json, Activation);
    }

    /// <summary>Writes the members of one kind, which stand before the activation.</summary>
    protected virtual void WriteOwnMembers(Utf8JsonWriter json)
    {
    }
}
