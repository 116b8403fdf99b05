namespace Vae.Realtime.Data;

/// <summary>The built-in endless stream of procedural textures in colour.</summary>
/// <param name="Size">Width and height of a picture in pixels: 32 or 64.</param>
public sealed record TexturesSpec(int Size = StreamSize.Standard) : DataSpec
{
    public override string ToString() => StreamSize.Name(Textures, Size);
}
