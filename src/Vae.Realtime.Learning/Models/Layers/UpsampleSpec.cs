namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// An image enlarged by a whole factor, as nn.Upsample with align_corners=False: <c>{"type":"upsample","factor":2,"mode":"nearest"}</c>.
/// </summary>
/// <param name="Factor">How much larger each side becomes.</param>
/// <param name="Bilinear">Whether neighbouring pixels are blended; else each becomes a square.</param>
/// <exception cref="VaeException">The factor is out of range.</exception>
internal sealed record UpsampleSpec(int Factor, bool Bilinear = false) : LayerSpec
{
    public const string TypeName = "upsample";

    private const string FactorKey = "factor";
    private const string ModeKey = "mode";
    private const string NearestMode = "nearest";
    private const string BilinearMode = "bilinear";

    private static readonly OrderedDictionary<string, bool> Modes = new(StringComparer.Ordinal) { [NearestMode] = false, [BilinearMode] = true };

    public int Factor { get; } = Limits.Range(Factor, 1, Limits.MaxKernel, "factor of an upsample layer");

    public bool Bilinear { get; } = Bilinear;

    public override string Type => TypeName;

    private string Mode => Bilinear ? BilinearMode : NearestMode;

    public static UpsampleSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(LayerJson.TypeKey, FactorKey, ModeKey);
        return new UpsampleSpec((int)members[FactorKey].Integer(1, Limits.MaxKernel), members[ModeKey].OneOf(Modes));
    }

    public override Shape Output(Shape input) => input with { Height = checked(input.Height * Factor), Width = checked(input.Width * Factor) };

    public override IReadOnlyList<Module> Build(BuildContext context) => [context.Rows, new Layer(this, context.Input)];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        [$"nn.Upsample(scale_factor={Factor}, mode='{Mode}'{(Bilinear ? ", align_corners=False" : "")}),"];

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Add(
        "Resize",
        [x, "", graph.Floats($"scale_{Factor}", [4], [1, 1, Factor, Factor])],
        Bilinear
            ? [("mode", "linear"), ("coordinate_transformation_mode", "half_pixel")]
            : [("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")]);

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(FactorKey, Factor);
        json.WriteString(ModeKey, Mode);
    }

    private sealed class Layer(UpsampleSpec spec, Shape input) : Module(input, spec.Output(input))
    {
        public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, x, plan.Map(Output));

        private UpsampleParams Size(FeatureMap x, Activation before) => new(
            x.Quads, x.RowQuads, (uint)Input.Height, (uint)Input.Width, (uint)spec.Factor, spec.Bilinear ? 1u : 0u, (uint)before);

        private sealed class Pass(Layer layer, FeatureMap x, FeatureMap y) : ModulePass(x, y)
        {
            public override void Forward(Recording recording, StepBindings step)
            {
                recording.Dispatch(new UpsampleForward(X.Matrix.Buffer, Y.Matrix.Buffer, layer.Size(X, Activation.None)));
                recording.Cut();
            }

            public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
            {
                if (dx is FeatureMap wanted)
                {
                    recording.Dispatch(new UpsampleBackward(dz.Matrix.Buffer, X.Matrix.Buffer, wanted.Matrix.Buffer, layer.Size(X, before)));
                    recording.Cut();
                }
            }
        }
    }
}
