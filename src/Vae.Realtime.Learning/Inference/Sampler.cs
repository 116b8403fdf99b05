namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>Decodes latents drawn from the prior N(0,I).</summary>
internal static class Sampler
{
    /// <summary>Draws pictures.</summary>
    /// <param name="model">Whose decoder runs.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="seed">Seed of the latents.</param>
    /// <param name="labels">Classes of the pictures, for a conditional model; by default all are of the first.</param>
    /// <returns>(count, pixels), in (0,1).</returns>
    public static float[] Draw(VaeModel model, int count, ulong seed, ReadOnlySpan<uint> labels = default)
    {
        using VaePass pass = new(model, count);
        using StepRing ring = new(model.Device);
        ring.Entry(0) = new StepEntry { Valid = (uint)count, NoiseKey = RandomKeys.Derive(seed, RandomKeys.Prior, 0) };
        if (!labels.IsEmpty && pass.Labels is BufferSlice classes)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, count);
            model.Device.Transfers.Upload(classes, labels);
        }

        Recording recording = new("sample");

        // Heads of zero are a posterior equal to the prior, so the reparameterisation draws from it.
        pass.RecordSample(recording, ring.Bindings, NoiseMode.Philox);
        pass.RecordCondition(recording, ring.Bindings);
        pass.RecordDecode(recording, ring.Bindings);
        pass.RecordPictures(recording, ring.Bindings);
        model.Device.RunOnce(recording);
        return pass.Pictures.Download(model.Device);
    }
}
