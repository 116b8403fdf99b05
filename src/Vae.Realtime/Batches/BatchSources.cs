namespace Vae.Realtime.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;

/// <summary>The training and test sources of a data specification, on a device.</summary>
/// <param name="Train">Examples to learn from.</param>
/// <param name="Test">Examples to measure on.</param>
public sealed record BatchSources(IBatchSource Train, IBatchSource Test) : IDisposable
{
    /// <summary>Loads and uploads what a specification names.</summary>
    /// <exception cref="VaeException">The data are missing or damaged.</exception>
    public static BatchSources Open(GpuDevice device, DataSpec spec) => spec switch
    {
        GlyphsSpec => new BatchSources(GlyphBatches.Train(device), GlyphBatches.Test(device)),
        ShapesSpec shapes => Streams(stream => new ShapeBatches(shapes.Size, stream)),
        TexturesSpec textures => Streams(stream => new TextureBatches(textures.Size, stream)),
        IdxSpec idx => Upload(device, IdxData.Load(idx)),
        _ => throw new VaeException($"'{spec}' cannot be trained on."),
    };

    public void Dispose()
    {
        Train.Dispose();
        Test.Dispose();
    }

    private static BatchSources Streams(Func<ProceduralStream, IBatchSource> source) =>
        new(source(ProceduralStream.Train), source(ProceduralStream.Test));

    private static BatchSources Upload(GpuDevice device, DataSplits data)
    {
        ImageBatches train = new(device, data.Train);
        try
        {
            return new BatchSources(train, new ImageBatches(device, data.Test));
        }
        catch
        {
            train.Dispose();
            throw;
        }
    }
}
