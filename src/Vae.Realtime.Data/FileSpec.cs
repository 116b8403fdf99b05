namespace Vae.Realtime.Data;

/// <summary>Data on disk; what kind it is shows when it is loaded.</summary>
/// <param name="Path">A folder with MNIST's file names, a folder of images, an IDX file, or a table.</param>
internal sealed record FileSpec(string Path) : DataSpec
{
    /// <summary>What is done with it.</summary>
    public DataOptions Options { get; init; } = DataOptions.None;

    public override string ToString() => Options.Given.Count == 0 ? Path : $"{System.IO.Path.TrimEndingDirectorySeparator(Path)}?{Options}";
}
