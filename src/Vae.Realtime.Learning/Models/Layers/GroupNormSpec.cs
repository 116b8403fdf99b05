namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Groups of channels normalised for each example, as nn.GroupNorm, then an activation:
/// <c>{"type":"group_norm","groups":8,"activation":"silu"}</c>; in JSON the activation may be left out when it is none.
/// </summary>
/// <param name="Groups">Divides the channels.</param>
/// <param name="Activation">Applied to every output.</param>
/// <exception cref="VaeException">The number of groups is out of range.</exception>
internal sealed record GroupNormSpec(int Groups, Activation Activation = Activation.None) : LayerSpec
{
    public const string TypeName = "group_norm";

    private const string GroupsKey = "groups";

    private static readonly TorchClass Class = new("GroupNorm", 5, """"
        class GroupNorm(nn.GroupNorm):
            def __init__(self, groups, channels, activation=identity):
                super().__init__(groups, channels)
                self.activation = activation

            def forward(self, x):
                return self.activation(super().forward(x))
        """");

    public int Groups { get; } = Limits.Size(Groups, "number of groups");

    public Activation Activation { get; } = Activation;

    public override string Type => TypeName;

    public override bool KeepsOrderForward => true;

    public override bool KeepsOrderBackward => true;

    public static GroupNormSpec Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members([LayerJson.TypeKey, GroupsKey], [LayerJson.ActivationKey]);
        return new GroupNormSpec(LayerJson.ReadSize(members[GroupsKey]), LayerJson.ReadActivation(members));
    }

    public override Shape Output(Shape input) => input.Channels % Groups == 0
        ? input
        : throw new VaeException($"{input.Channels} channels cannot be divided into {Groups} groups");

    public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
        [("weight", [input.Channels]), ("bias", [input.Channels])];

    public override IReadOnlyList<Module> Build(BuildContext context)
    {
        int[]? order = context.VectorOrder;
        if (Groups > 1 && order is not null)
        {
            throw new VaeException(
                $"The layer '{context.Name}' has groups of a flattened image's values, which files keep in another order; "
                + "put it before the flatten layer.");
        }

        return
        [
            context.Rows,
            .. BuildContext.Activated(Activation, activation => new GroupNorm(context.Store, context.Name, context.Input, Groups, activation, order)),
        ];
    }

    public override IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place) =>
        torch.Instance(Class, TorchWriter.Arguments(Activation, Groups, place.Input.Channels));

    // The channels of a group as one channel, and the scales of each after it.
    public override string ToOnnx(OnnxGraph graph, OnnxPlace place, string x)
    {
        string name = $"{place.Name}.{Groups}_groups";
        string ones = graph.Floats($"{name}.scale", [Groups], [.. Enumerable.Repeat(1f, Groups)]);
        string zeros = graph.Floats($"{name}.offset", [Groups], new float[Groups]);
        string groups = graph.Add("InstanceNormalization", [graph.Reshape(x, 0, Groups, -1), ones, zeros], ("epsilon", Norm.Epsilon));
        string Each(string tensor) => graph.Parameter($"{place.Name}.{tensor}", 1, place.Input.Channels, 1, 1);
        string scaled = graph.Add("Mul", [graph.Reshape(groups, place.Input), Each("weight")]);
        return graph.Activated(Activation, graph.Add("Add", [scaled, Each("bias")]));
    }

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(GroupsKey, Groups);
        LayerJson.WriteActivation(json, Activation);
    }
}
