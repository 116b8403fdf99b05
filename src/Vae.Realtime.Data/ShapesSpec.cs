namespace Vae.Realtime.Data;

/// <summary>The built-in endless stream of procedural shapes in colour.</summary>
/// <param name="Size">Width and height of a picture in pixels: 32 or 64.</param>
internal sealed record ShapesSpec(int Size = ShapesSpec.StandardSize) : DataSpec
{
    /// <summary>Where nobody says.</summary>
    public const int StandardSize = StreamSize.Small;

    /// <summary>Examples of a third stream to validate with; null for none.</summary>
    public SplitSize? Validation { get; init; }

    public override string ToString() => StreamSize.Name(Shapes, Size, StandardSize, Validation);

    internal static ShapesSpec Of(DataOptions options) =>
        new(StreamSize.Read(Shapes, options, StandardSize)) { Validation = options.Validation };
}
