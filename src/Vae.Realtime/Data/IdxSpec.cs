namespace Vae.Realtime.Data;

/// <summary>IDX data on disk.</summary>
/// <param name="Path">A folder with MNIST's file names, or one IDX file.</param>
public sealed record IdxSpec(string Path) : DataSpec
{
    public override string ToString() => Path;
}
