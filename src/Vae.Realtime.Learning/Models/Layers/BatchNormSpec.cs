namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Channels normalised over the batch, as nn.BatchNorm2d, then an activation: <c>{"type":"batch_norm","activation":"relu"}</c>; in JSON
/// the activation may be left out when it is none.
/// </summary>
/// <param name="Activation">Applied to every output.</param>
internal sealed record BatchNormSpec(Activation Activation = Activation.None) : LayerSpec
{
    public const string TypeName = "batch_norm";

    private static readonly TorchClass Class = new("BatchNorm", 4, """"
        class BatchNorm(nn.BatchNorm2d):
            def __init__(self, channels, activation=identity):
                super().__init__(channels)
                self.activation = activation

            def forward(self, x):
                return self.activation(super().forward(x))
        """");

    public override string Type => TypeName;

    public override bool KeepsOrderForward => true;

    public override bool KeepsOrderBackward => true;

    public static BatchNormSpec Read(StrictJson json) => new(LayerJson.ReadActivation(json.Members([LayerJson.TypeKey], [LayerJson.ActivationKey])));

    public override Shape Output(Shape input) => input;

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        [("weight", [input.Channels]), ("bias", [input.Channels])];

    public override IEnumerable<(string Name, int[] Shape)> Averages(Shape input) =>
        [("running_mean", [input.Channels]), ("running_var", [input.Channels])];

    public override IReadOnlyList<Module> Build(BuildContext context) =>
    [
        context.Rows,
        .. BuildContext.Activated(
            Activation, activation => new BatchNorm(context.Store, context.Name, context.Input, activation, context.VectorOrder)),
    ];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        torch.Instance(Class, TorchWriter.Arguments(Activation, place.Input.Channels));

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Activated(Activation, graph.Add(
        "BatchNormalization",
        [x, .. ((string[])["weight", "bias", "running_mean", "running_var"]).Select(tensor => graph.Parameter($"{place.Name}.{tensor}"))],
        ("epsilon", Norm.Epsilon)));

    protected override void WriteMembers(Utf8JsonWriter json) => LayerJson.WriteActivation(json, Activation);
}
