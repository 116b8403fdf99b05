namespace Vae.Realtime.Data;

/// <summary>The built-in endless stream of procedural textures in colour.</summary>
/// <param name="Size">Width and height of a picture in pixels: 32 or 64.</param>
internal sealed record TexturesSpec(int Size = TexturesSpec.StandardSize) : DataSpec
{
    /// <summary>Where nobody says.</summary>
    public const int StandardSize = StreamSize.Large;

    /// <summary>Examples of a third stream to validate with; null for none.</summary>
    public SplitSize? Validation { get; init; }

    public override string ToString() => StreamSize.Name(Textures, Size, StandardSize, Validation);

    internal static TexturesSpec Of(DataOptions options) =>
        new(StreamSize.Read(Textures, options, StandardSize)) { Validation = options.Validation };
}
