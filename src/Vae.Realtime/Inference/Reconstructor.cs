namespace Vae.Realtime.Inference;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>Encodes examples to their posterior means and decodes those.</summary>
public static class Reconstructor
{
    /// <summary>Reconstructs the first examples of a source.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples, in their own order.</param>
    /// <param name="count">How many; at most the source's count.</param>
    /// <param name="seed">Of the source, where it is procedural.</param>
    /// <returns>Both (count, values): of images in [0,1], else scaled as the source has them.</returns>
    /// <exception cref="VaeException">The data do not fit the model, or there are fewer examples.</exception>
    public static (float[] Originals, float[] Reconstructions) Run(VaeModel model, IBatchSource source, int count, ulong seed)
    {
        BatchChecks.ThrowIfUnfit(source, model.Architecture);
        if (count > source.Count)
        {
            throw new VaeException($"There are only {source.Count} examples; use a --count of at most that.");
        }

        using VaePass pass = new(model, count);
        using StepRing ring = new(model.Device);
        Recording recording = new("reconstruct");
        pass.RecordExamples(recording, ring.Bindings, source, shuffled: false);
        source.Schedule(ref ring.Entry(0), 0, 0, count, seed);
        pass.RecordCondition(recording, ring.Bindings);
        pass.RecordEncode(recording, ring.Bindings);
        pass.RecordSample(recording, ring.Bindings, NoiseMode.Zero);
        pass.RecordDecode(recording, ring.Bindings);
        pass.RecordPictures(recording, ring.Bindings);
        model.Device.RunOnce(recording);
        return (pass.X.Download(model.Device), pass.Pictures.Download(model.Device));
    }
}
