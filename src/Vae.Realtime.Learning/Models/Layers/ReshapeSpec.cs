namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>The same values as another image: <c>{"type":"reshape","height":7,"width":7,"channels":64}</c>.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Values per pixel.</param>
/// <exception cref="VaeException">A size is out of range.</exception>
internal sealed record ReshapeSpec(int Height, int Width, int Channels) : LayerSpec
{
    public const string TypeName = "reshape";

    private const string HeightKey = "height";
    private const string WidthKey = "width";
    private const string ChannelsKey = "channels";

    public int Height { get; } = Limits.Size(Height, "height of a reshape layer");

    public int Width { get; } = Limits.Size(Width, "width of a reshape layer");

    public int Channels { get; } = Limits.Size(Channels, "number of channels of a reshape layer");

    public override string Type => TypeName;

    public override bool KeepsOrderBackward => true;

    public static ReshapeSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(LayerJson.TypeKey, HeightKey, WidthKey, ChannelsKey);
        return new ReshapeSpec(
            LayerJson.ReadSize(members[HeightKey]), LayerJson.ReadSize(members[WidthKey]), LayerJson.ReadSize(members[ChannelsKey]));
    }

    public override Shape Output(Shape input) => (long)Height * Width * Channels == input.Length
        ? new(Height, Width, Channels)
        : throw new VaeException($"{input} has {input.Length:N0} values, and {Height}x{Width}x{Channels} another number");

    public override IReadOnlyList<Module> Build(BuildContext context) => [new Unpack(context.Input, Output(context.Input))];

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) => torch.Reshape(Output(place.Input), place.Orders);

    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x) => graph.Reshape(x, Output(place.Input), place.Orders);

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(HeightKey, Height);
        json.WriteNumber(WidthKey, Width);
        json.WriteNumber(ChannelsKey, Channels);
    }
}
