namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>A vector as every step of a sequence, (1,1,C) to (T,1,C); what enters is flattened. It has no parameters.</summary>
/// <param name="Count">T.</param>
/// <exception cref="VaeException">The number of steps is out of range.</exception>
internal sealed record RepeatSpec(int Count) : LayerSpec
{
    public const string TypeName = "repeat";

    private const string CountKey = "count";

    private static readonly TorchClass Class = new("Repeat", 9, """"
        class Repeat(nn.Module):
            """A vector as every step of a sequence."""

            def __init__(self, steps):
                super().__init__()
                self.steps = steps

            def forward(self, x):
                return x.permute(0, 2, 3, 1).reshape(len(x), -1, 1, 1).expand(-1, -1, self.steps, 1)
        """");

    public int Count { get; } = Limits.Size(Count, "count of a repeat layer");

    public override string Type => TypeName;

    public static RepeatSpec Read(StrictJson json) => new(LayerJson.ReadSize(json.Members(LayerJson.TypeKey, CountKey)[CountKey]));

    public override Shape Output(Shape input) => (long)Count * input.Length <= Limits.MaxImageLength
        ? new Shape(Count, 1, input.Length)
        : throw new VaeException($"a repeat layer would make {(long)Count * input.Length:N0} values; {Limits.MaxImageLength:N0} is the most");

    public override IReadOnlyList<Module> Build(BuildContext context) =>
        [.. context.Flattened, new Layer(this, new Shape(1, 1, context.Input.Length))];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) => torch.Instance(Class, [$"{Count}"]);

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x)
    {
        string pixels = graph.Add("Transpose", [x], ("perm", new long[] { 0, 2, 3, 1 }));
        return graph.Add("Tile", [graph.Reshape(pixels, new Shape(1, 1, place.Input.Length)), graph.Whole(1, 1, Count, 1)]);
    }

    protected override void WriteMembers(Utf8JsonWriter json) => json.WriteNumber(CountKey, Count);

    // The gradient is the sum over the steps.
    private sealed class Layer(RepeatSpec spec, Shape input) : Module(input, spec.Output(input))
    {
        public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(x, plan.Map(Output));

        private sealed class Pass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
        {
            private RepeatRowsParams Size => new((uint)X.Batch, (uint)Y.Shape.Height, (uint)X.Matrix.RowStride / 4);

            public override void Forward(Recording recording, StepBindings step) =>
                recording.Dispatch(new RepeatRows(X.Matrix.Buffer, Y.Matrix.Buffer, Size));

            public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
            {
                if (dx is FeatureMap wanted)
                {
                    recording.Dispatch(new RepeatRowsBackward(
                        dz.Matrix.Buffer, X.Matrix.Buffer, wanted.Matrix.Buffer, new RepeatRowsBackwardParams(Size, (uint)before)));
                }
            }
        }
    }
}
