namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>Encodes examples to their posterior means and decodes those.</summary>
internal static class Reconstructor
{
    /// <summary>Reconstructs the first examples of a source, perhaps from damaged ones, as a model trained to denoise does.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples, in their own order.</param>
    /// <param name="count">How many; at most the source's count.</param>
    /// <param name="seed">Seed of the damage, and of the source where it is procedural.</param>
    /// <param name="corruption">What is done to the examples that the encoder sees.</param>
    /// <returns>All (count, values), of images in [0,1], else scaled as the source has them; the inputs are what the encoder saw.</returns>
    /// <exception cref="VaeException">The data do not fit the model, there are fewer examples, or the damage makes no sense.</exception>
    public static (float[] Inputs, float[] Reconstructions, float[] Originals) Run(
        VaeModel model, IBatchSource source, int count, ulong seed, Augmentation corruption)
    {
        BatchChecks.ThrowIfUnfit(source, model);
        if (count > source.Count)
        {
            throw new VaeException($"There are only {source.Count} examples; use a --count of at most that.");
        }

        using VaePass pass = new(model, count, denoising: !corruption.IsNone);
        using Augmenter corrupter = new(model.Device, source.Shape, corruption, AugmentationUse.Corruption);
        using StepRing ring = new(model.Device);
        Recording recording = new("reconstruct");
        source.Record(recording, ring.Bindings, pass, shuffled: false);
        ref StepEntry entry = ref ring.Entry(0);
        source.Schedule(ref entry, 0, 0, count, seed);
        if (!corruption.IsNone)
        {
            entry.NoiseKey = RandomKeys.Derive(seed, RandomKeys.TestNoise, 0);
            corrupter.Record(recording, ring.Bindings, pass.X, pass.SeenX);
        }

        pass.RecordCondition(recording, ring.Bindings);
        pass.RecordEncode(recording, ring.Bindings);
        pass.RecordSample(recording, ring.Bindings, NoiseMode.Zero);
        pass.RecordDecode(recording, ring.Bindings);
        pass.RecordPictures(recording, ring.Bindings);
        model.Device.RunOnce(recording);
        return (pass.SeenX.Download(model.Device), pass.Pictures.Download(model.Device), pass.X.Download(model.Device));
    }
}
