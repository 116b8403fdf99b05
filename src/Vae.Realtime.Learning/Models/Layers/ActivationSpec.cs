namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>An activation on its own: <c>{"type":"activation","activation":"gelu"}</c>.</summary>
/// <param name="Activation">Applied to every value.</param>
internal sealed record ActivationSpec(Activation Activation) : LayerSpec
{
    public const string TypeName = "activation";

    public override string Type => TypeName;

    public override bool KeepsOrderForward => true;

    public override bool KeepsOrderBackward => true;

    public static ActivationSpec Read(StrictJson json) => new(LayerJson.ReadActivation(json.Members(LayerJson.TypeKey, LayerJson.ActivationKey)));

    public override Shape Output(Shape input) => input;

    public override IReadOnlyList<Module> Build(BuildContext context) => [context.Rows, new ActivationLayer(context.Input, Activation)];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) => [$"{Activation.Traits().TorchModule}(),"];

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Activated(Activation, x);

    protected override void WriteMembers(Utf8JsonWriter json) => LayerJson.WriteActivation(json, Activation);
}
