namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    private static readonly OrderedDictionary<string, UpsampleMode> UpsampleModes = new(StringComparer.Ordinal)
    {
        ["nearest"] = UpsampleMode.Nearest,
        ["bilinear"] = UpsampleMode.Bilinear,
    };

    /// <summary>How the pixels of an enlarged image follow from the image's.</summary>
    public enum UpsampleMode
    {
        /// <summary>Every pixel becomes a square.</summary>
        Nearest,

        /// <summary>Neighbouring pixels are blended; PyTorch's align_corners=False.</summary>
        Bilinear,
    }

    /// <summary>An image enlarged by a whole factor, as nn.Upsample: <c>{"type":"upsample","factor":2,"mode":"nearest"}</c>.</summary>
    /// <param name="Factor">How much larger each side becomes.</param>
    /// <param name="Mode">How.</param>
    /// <exception cref="VaeException">The factor is out of range.</exception>
    public sealed record Upsample(int Factor, UpsampleMode Mode = UpsampleMode.Nearest) : Layer
    {
        internal const string TypeName = "upsample";

        /// <summary>The largest factor.</summary>
        public const int MaxFactor = 64;

        private const string FactorKey = "factor";
        private const string ModeKey = "mode";

        public int Factor { get; } = CheckRange(Factor, 1, MaxFactor, "factor of an upsample layer");

        public UpsampleMode Mode { get; } = Mode;

        public override Shape Output(Shape input) => input with { Height = checked(input.Height * Factor), Width = checked(input.Width * Factor) };

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

        internal static Upsample ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(TypeKey, FactorKey, ModeKey);
            return new Upsample((int)members[FactorKey].Integer(1, MaxFactor), members[ModeKey].OneOf(UpsampleModes));
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber(FactorKey, Factor);
            json.WriteString(ModeKey, NameOf(UpsampleModes, Mode));
            json.WriteEndObject();
        }
    }
}
