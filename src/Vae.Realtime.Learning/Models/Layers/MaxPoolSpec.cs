namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// The largest value of every window, as nn.MaxPool2d: <c>{"type":"max_pool","kernel":2,"stride":2,"padding":0}</c>; in JSON the stride
/// may be left out when it is the kernel, and the padding when it is 0.
/// </summary>
/// <param name="Kernel">Side of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Padding">Width of a border that is never chosen; at most half of the kernel.</param>
/// <exception cref="VaeException">A size is out of range.</exception>
internal sealed record MaxPoolSpec(int Kernel, int Stride, int Padding = 0) : LayerSpec
{
    public const string TypeName = "max_pool";

    public int Kernel { get; } = Limits.Range(Kernel, 1, Limits.MaxKernel, "kernel of a max_pool layer");

    public int Stride { get; } = Limits.Range(Stride, 1, Limits.MaxKernel, "stride of a max_pool layer");

    public int Padding { get; } = Limits.Range(Padding, 0, Kernel / 2, "padding of a max_pool layer");

    public override string Type => TypeName;

    public static MaxPoolSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(
            [LayerJson.TypeKey, LayerJson.KernelKey], [LayerJson.StrideKey, LayerJson.PaddingKey]);
        int kernel = (int)members[LayerJson.KernelKey].Integer(1, Limits.MaxKernel);
        return new MaxPoolSpec(
            kernel,
            LayerJson.ReadOr(members, LayerJson.StrideKey, 1, kernel),
            members.TryGetValue(LayerJson.PaddingKey, out StrictJson padding) ? (int)padding.Integer(0, kernel / 2) : 0);
    }

    public override Shape Output(Shape input) => Math.Min(input.Height, input.Width) + (2 * Padding) >= Kernel
        ? input with { Height = Windows(input.Height), Width = Windows(input.Width) }
        : throw new VaeException($"windows of {Kernel}x{Kernel} do not fit into {input}");

    public override IReadOnlyList<Module> Build(BuildContext context) => [context.Rows, new Layer(this, context.Input)];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) => [$"nn.MaxPool2d({Kernel}, {Stride}, {Padding}),"];

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Add(
        "MaxPool",
        [x],
        ("kernel_shape", new long[] { Kernel, Kernel }),
        ("strides", new long[] { Stride, Stride }),
        ("pads", new long[] { Padding, Padding, Padding, Padding }));

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(LayerJson.KernelKey, Kernel);
        json.WriteNumber(LayerJson.StrideKey, Stride);
        json.WriteNumber(LayerJson.PaddingKey, Padding);
    }

    // Along an axis.
    private int Windows(int size) => ((size + (2 * Padding) - Kernel) / Stride) + 1;

    private sealed class Layer(MaxPoolSpec spec, Shape input) : Module(input, spec.Output(input))
    {
        // What leaves was chosen from what enters.
        public override Activation ActivationAfter(Activation before) => before;

        public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

        private MaxPoolParams Size(FeatureMap written) => new(
            written.Quads,
            written.RowQuads,
            (uint)Input.Height,
            (uint)Input.Width,
            (uint)Output.Height,
            (uint)Output.Width,
            (uint)spec.Kernel,
            (uint)spec.Stride,
            (uint)spec.Padding);

        private sealed class Pass : ModulePass
        {
            private readonly Layer _layer;
            private readonly BufferSlice _chosen;

            public Pass(Layer layer, PassPlan plan, FeatureMap x)
                : base(x, plan.Map(layer.Output)) => (_layer, _chosen) = (layer, plan.Floats(4L * Y.Quads));

            public override void Forward(Recording recording, StepBindings step)
            {
                recording.Dispatch(new MaxPoolForward(X.Matrix.Buffer, Y.Matrix.Buffer, _chosen, _layer.Size(Y)));
                recording.Cut();
            }

            public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
            {
                if (dx is FeatureMap wanted)
                {
                    recording.Dispatch(new MaxPoolBackward(dz.Matrix.Buffer, _chosen, wanted.Matrix.Buffer, _layer.Size(wanted)));
                    recording.Cut();
                }
            }
        }
    }
}
