namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    private const string TypeKey = "type";
    private const string ActivationKey = "activation";

    private static readonly OrderedDictionary<string, Func<StrictJson, Layer>> LayerReaders = new(StringComparer.Ordinal)
    {
        [Linear.TypeName] = Linear.ReadMembers,
        [Lstm.TypeName] = Lstm.ReadMembers,
        [Repeat.TypeName] = Repeat.ReadMembers,
        [TimeDistributed.TypeName] = TimeDistributed.ReadMembers,
        [Activate.TypeName] = Activate.ReadMembers,
        [MaxPool.TypeName] = MaxPool.ReadMembers,
        [Upsample.TypeName] = Upsample.ReadMembers,
        [BatchNorm.TypeName] = BatchNorm.ReadMembers,
        [GroupNorm.TypeName] = GroupNorm.ReadMembers,
        [Residual.TypeName] = Residual.ReadMembers,
        [Flatten.TypeName] = Flatten.ReadMembers,
        [Reshape.TypeName] = Reshape.ReadMembers,
        [Conv.TypeName] = Conv.ReadMembers,
        [ConvTranspose.TypeName] = ConvTranspose.ReadMembers,
    };

    /// <summary>One layer of the encoder or the decoder. A new kind is a record beside <see cref="Linear"/> and a line above.</summary>
    public abstract record Layer
    {
        private protected Layer()
        {
        }

        /// <summary>Shape of what leaves the layer, per example.</summary>
        public abstract Shape Output(Shape input);

        /// <summary>The layer's own parameters and their shapes, named as within a PyTorch module.</summary>
        public abstract IEnumerable<(string Name, int[] Shape)> Parameters(Shape input);

        /// <summary>What the layer keeps in files without learning it, in the same way.</summary>
        public virtual IEnumerable<(string Name, int[] Shape)> Averages(Shape input) => [];

        internal abstract void Write(Utf8JsonWriter json);

        internal static Layer Read(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members();
            if (!members.TryGetValue(TypeKey, out StrictJson type))
            {
                throw json.Error($"lacks the key '{TypeKey}'");
            }

            return type.OneOf(LayerReaders)(json);
        }
    }
}
