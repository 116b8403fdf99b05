namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>
    /// Channels normalised over the batch, as nn.BatchNorm2d, then an activation: <c>{"type":"batch_norm","activation":"relu"}</c>; in JSON
    /// the activation may be left out when it is none.
    /// </summary>
    /// <param name="Activation">Applied to every output.</param>
    public sealed record BatchNorm(ActivationKind Activation = ActivationKind.None) : Layer
    {
        internal const string TypeName = "batch_norm";

        public override Shape Output(Shape input) => input;

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
            [("weight", [input.Channels]), ("bias", [input.Channels])];

        public override IEnumerable<(string Name, int[] Shape)> Averages(Shape input) =>
            [("running_mean", [input.Channels]), ("running_var", [input.Channels])];

        internal static BatchNorm ReadMembers(StrictJson json) => new(ReadActivation(json.Members([TypeKey], [ActivationKey])));

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteString(ActivationKey, NameOf(Activations, Activation));
            json.WriteEndObject();
        }
    }

    /// <summary>
    /// Groups of channels normalised for each example, as nn.GroupNorm, then an activation:
    /// <c>{"type":"group_norm","groups":8,"activation":"silu"}</c>; in JSON the activation may be left out when it is none.
    /// </summary>
    /// <param name="Groups">Divides the channels.</param>
    /// <param name="Activation">Applied to every output.</param>
    /// <exception cref="VaeException">The number of groups is out of range.</exception>
    public sealed record GroupNorm(int Groups, ActivationKind Activation = ActivationKind.None) : Layer
    {
        internal const string TypeName = "group_norm";

        private const string GroupsKey = "groups";

        public int Groups { get; } = CheckSize(Groups, "number of groups");

        public ActivationKind Activation { get; } = Activation;

        public override Shape Output(Shape input) => input.Channels % Groups == 0
            ? input
            : throw new VaeException($"{input.Channels} channels cannot be divided into {Groups} groups");

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) =>
            [("weight", [input.Channels]), ("bias", [input.Channels])];

        internal static GroupNorm ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members([TypeKey, GroupsKey], [ActivationKey]);
            return new GroupNorm((int)members[GroupsKey].Integer(1, MaxSize), ReadActivation(members));
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber(GroupsKey, Groups);
            json.WriteString(ActivationKey, NameOf(Activations, Activation));
            json.WriteEndObject();
        }
    }
}
