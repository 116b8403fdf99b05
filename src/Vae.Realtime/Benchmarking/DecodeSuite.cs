namespace Vae.Realtime.Benchmarking;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Realtime;

/// <summary>
/// Latents of the seed models to a storage image, as a frame does it: one texture, also layer by layer where it takes one dispatch, and
/// 64 in one picture.
/// </summary>
internal static class DecodeSuite
{
    public const string Name = "decode";

    // Frames in one go, where their rate counts and not how long the first one takes.
    private const int Together = 16;

    private static readonly int[] Counts = [1, 64];

    /// <summary>Every product of the pictures.</summary>
    public static IEnumerable<GemmShape> Products(GpuDevice device)
    {
        foreach ((_, VaeArchitecture architecture) in SeedModels.All)
        {
            using VaeModel model = new(device, architecture, trainable: false);
            foreach (int count in Counts)
            {
                foreach (Nn.Linear layer in model.Decoder.Leaves.Concat(model.Output.Leaves).OfType<Nn.Linear>())
                {
                    yield return layer.Product(GemmOperation.Forward, count);
                }
            }
        }
    }

    public static void Run(GpuDevice device, BenchmarkSettings settings)
    {
        List<IDisposable> owned = [];
        List<(string Name, CompiledRecording Work, Subject Alone, Subject Together)> pictures = [];
        try
        {
            foreach ((string name, VaeArchitecture architecture) in SeedModels.All)
            {
                VaeModel model = Own(new VaeModel(device, architecture, trainable: false));
                model.Initialise(1);
                foreach (int count in Counts)
                {
                    string subject = FormattableString.Invariant($"{name}, {count} {(count == 1 ? "latent" : "latents")}");
                    VaePass pass = Own(new VaePass(model, count));
                    Add(subject, Own(new DecodedPicture(pass, Format(count))).Work);
                    if (FusedDecoder.Of(pass) is not null)
                    {
                        Add(subject + " layer by layer", Own(new DecodedPicture(pass, Format(count), fuse: false)).Work);
                    }
                }
            }

            Interleaved.Run(
                [.. pictures.SelectMany(picture => new[] { picture.Alone, picture.Together })], settings.Seconds, settings.Cancellation);
            foreach ((string name, CompiledRecording work, Subject alone, Subject together) in pictures)
            {
                settings.Report(Quartiles.Of(alone.Wall.Select(seconds => 1e3 * seconds))
                    .As(Name, $"{name}, from submit to finish", "ms", null, alone.Cpu));
                settings.Report(Quartiles.Of(together.Wall.Select(seconds => 1e3 * seconds / Together))
                    .As(Name, $"{name}, frame after frame", "ms", null, together.Cpu / Together));
                settings.Report(Measurement.Exact(Name, $"{name}, dispatches", work.Source.Dispatches, "dispatches"));
                if (device.Traits.TimestampPeriod > 0)
                {
                    using GpuProfile profile = new(device, work.Source);
                    KernelTimes.Report(Name, name + ",", profile.Run, settings.Report);
                }
            }
        }
        finally
        {
            owned.Reverse();
            owned.ForEach(thing => thing.Dispose());
        }

        void Add(string name, CompiledRecording work) => pictures.Add((
            name,
            work,
            new Subject(name, runs => OneByOne(device, work, runs)),
            new Subject(name, runs => device.Wait(device.Submit(work, Together * runs)))));

        T Own<T>(T thing)
            where T : IDisposable
        {
            owned.Add(thing);
            return thing;
        }
    }

    // One pixel to a pixel, a picture above the other.
    private static PictureFormat Format(int count) =>
        new(SeedModels.Image.Width, SeedModels.Image.Height * count, Bgra: false, Smooth: false);

    private static void OneByOne(GpuDevice device, CompiledRecording work, int runs)
    {
        for (int i = 0; i < runs; i++)
        {
            device.Wait(device.Submit(work));
        }
    }
}
