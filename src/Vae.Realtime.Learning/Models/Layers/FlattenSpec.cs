namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>An image as a vector: <c>{"type":"flatten"}</c>. A linear layer flattens what enters it by itself.</summary>
internal sealed record FlattenSpec : LayerSpec
{
    public const string TypeName = "flatten";

    public override string Type => TypeName;

    public override bool KeepsOrderForward => true;

    public static FlattenSpec Read(StrictJson json)
    {
        json.Members(LayerJson.TypeKey);
        return new FlattenSpec();
    }

    public override Shape Output(Shape input) => new(1, 1, input.Length);

    public override IReadOnlyList<Module> Build(BuildContext context) => [new Unpack(context.Input, Output(context.Input))];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) => torch.Reshape(Output(place.Input), place.Orders);

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Reshape(x, Output(place.Input), place.Orders);

    protected override void WriteMembers(Utf8JsonWriter json)
    {
    }
}
