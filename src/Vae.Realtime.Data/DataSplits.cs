namespace Vae.Realtime.Data;

using Vae.Realtime.Data.Tables;

/// <summary>A data set as training sees it.</summary>
/// <param name="Train">The examples to learn from.</param>
/// <param name="Test">Examples of the same shape to measure with.</param>
/// <param name="Name">A short name for reports: the folder's or the file's.</param>
internal sealed record DataSplits(ExampleSet Train, ExampleSet Test, string Name)
{
    /// <summary>Examples to choose a model by, which are not learned from; null where none were asked for.</summary>
    public ExampleSet? Validation { get; init; }

    /// <summary>What was done to the numbers of a CSV file; null for images.</summary>
    public DataScaling? Scaling { get; init; }

    /// <summary>What a person should know of how the files were read, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
