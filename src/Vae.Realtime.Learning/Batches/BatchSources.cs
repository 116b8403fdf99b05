namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Gpu.Device;

/// <summary>The sources of a data specification's splits, on a device.</summary>
/// <param name="Train">Examples to learn from.</param>
/// <param name="Test">Examples to measure on.</param>
internal sealed record BatchSources(IBatchSource Train, IBatchSource Test) : IDisposable
{
    /// <summary>Examples to choose a model by; null where the specification asks for none.</summary>
    public IBatchSource? Validation { get; init; }

    /// <summary>How the numbers of a CSV file were scaled; null for other data.</summary>
    public DataScaling? Scaling { get; init; }

    /// <inheritdoc cref="DataSplits.Notes"/>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Loads and uploads what a specification names.</summary>
    /// <param name="device">The device that holds them.</param>
    /// <param name="spec">The data.</param>
    /// <param name="load">How files are read; null keeps decoded pictures in the device's cache folder.</param>
    /// <exception cref="VaeException">The data are missing or damaged.</exception>
    public static BatchSources Open(GpuDevice device, DataSpec spec, LoadOptions? load = null) => spec switch
    {
        StreamSpec drawn => Streams(drawn.Validation, stream => DrawnBatches.Open(device, drawn, stream)),
        FileSpec file => Open(device, file, DataLoader.Load(file, load ?? new LoadOptions { CacheFolder = device.CacheFolder })),
        _ => throw new VaeException($"'{spec}' cannot be trained on."),
    };

    /// <summary>Uploads what was loaded already, perhaps on another thread.</summary>
    /// <param name="device">The device that holds them.</param>
    /// <param name="file">What was loaded.</param>
    /// <param name="data">Its examples.</param>
    public static BatchSources Open(GpuDevice device, FileSpec file, DataSplits data) => Upload(device, data, file.Options.Memory);

    public void Dispose()
    {
        Train.Dispose();
        Validation?.Dispose();
        Test.Dispose();
    }

    private static BatchSources Streams(SplitSize? validation, Func<ProceduralStream, IBatchSource> source) => Make(
        () => source(ProceduralStream.Train),
        () => source(ProceduralStream.Test),
        validation is SplitSize size ? () => source(ProceduralStream.Validation(size)) : null);

    private static BatchSources Upload(GpuDevice device, DataSplits data, long? memory)
    {
        BatchSources sources = Make(
            () => Source(device, data.Train, memory),
            () => Source(device, data.Test, memory),
            data.Validation is { } validation ? () => Source(device, validation, memory) : null);
        bool alike = ReferenceEquals(data.Train, data.Test);
        string few = $"{data.Train.Count} examples are too few to set a seventh aside, so those that are learned are the test split (test=)";
        return sources with { Scaling = data.Scaling, Notes = alike ? [.. data.Notes, few] : data.Notes };
    }

    // Where one cannot be made, those that were are released.
    private static BatchSources Make(Func<IBatchSource> train, Func<IBatchSource> test, Func<IBatchSource>? validation)
    {
        List<IBatchSource> made = [];
        try
        {
            foreach (Func<IBatchSource> make in new[] { train, test, validation }.OfType<Func<IBatchSource>>())
            {
                made.Add(make());
            }

            return new BatchSources(made[0], made[1]) { Validation = made.ElementAtOrDefault(2) };
        }
        catch
        {
            made.ForEach(source => source.Dispose());
            throw;
        }
    }

    private static IBatchSource Source(GpuDevice device, ExampleSet set, long? memory) => PagedBatches.Budget(device, set, memory) is long bytes
        ? new PagedBatches(device, set, bytes)
        : set switch
        {
            ImageSet images => new ImageBatches(device, images),
            VectorSet vectors => new VectorBatches(device, vectors),
            _ => throw new ArgumentException($"{set.GetType().Name} has no batches.", nameof(set)),
        };
}
