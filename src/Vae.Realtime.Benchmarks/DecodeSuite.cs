namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Scenes;
using Vae.Realtime.Scenes.Tiles;

/// <summary>
/// What a frame of every scene costs with the seed models: the decoding of the latent, or of one batch of tiles, and the picture of the
/// window's usual size, without panels.
/// </summary>
internal static class DecodeSuite
{
    public const string Name = "decode";

    // Frames in one go, where their rate counts and not how long the first one takes.
    private const int Together = 16;

    private const int Width = 1280;
    private const int Height = 720;

    // The latent on show, and the tiles that are decoded at a time.
    private static readonly int[] Rows = [1, TileDecoder.MaxRows];

    private static readonly SceneEntry[] Scenes = [.. SceneCatalog.All.Where(scene => scene.Make is not null)];

    /// <summary>Every product of the pictures.</summary>
    public static IEnumerable<GemmShape> Products(GpuDevice device)
    {
        foreach ((_, VaeArchitecture architecture) in SeedModels.All)
        {
            using VaeModel model = new(device, architecture, trainable: false);
            foreach (int rows in Rows)
            {
                foreach (Linear layer in model.Decoder.Leaves.Concat(model.Output.Leaves).OfType<Linear>())
                {
                    yield return layer.Product(GemmOperation.Forward, rows);
                }
            }
        }
    }

    public static void Run(GpuDevice device, BenchmarkSettings settings)
    {
        using DisposalStack owned = new();
        List<(string Name, CompiledRecording Work, Subject Alone, Subject Together)> frames = [];
        foreach ((string name, VaeArchitecture architecture) in SeedModels.All)
        {
            foreach (SceneEntry scene in Scenes)
            {
                OffscreenTarget target = owned.Own(new OffscreenTarget(device));
                VaePlugin plugin = owned.Own(Wake(device, architecture, owned));
                CompiledRecording work = owned.Own(device.Compile(Describe(target, plugin, scene.Kind)));
                frames.Add((
                    $"{name}, {scene.Name}",
                    work,
                    new Subject(name, runs => OneByOne(device, work, runs)),
                    new Subject(name, runs => device.Queue.Wait(device.Queue.Submit(work, Together * runs)))));
            }
        }

        Interleaved.Run([.. frames.SelectMany(frame => new[] { frame.Alone, frame.Together })], settings.Seconds, settings.Cancellation);
        foreach ((string name, CompiledRecording work, Subject alone, Subject together) in frames)
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

    // Examples are there to be compared with; nothing is learned from them here.
    private static VaePlugin Wake(GpuDevice device, VaeArchitecture architecture, DisposalStack owned)
    {
        VaeModel model = owned.Own(new VaeModel(device, architecture, trainable: true));
        model.Initialise(1);
        BatchSources examples = owned.Own(BatchSources.Open(device, new StreamSpec(StreamKind.Glyphs)));
        VaePlugin plugin = new();
        plugin.Awake(new PluginHost(device) { Model = model, Sources = examples });
        return plugin;
    }

    private static Recording Describe(OffscreenTarget target, VaePlugin plugin, SceneKind scene)
    {
        plugin.Scenes.Kind = scene;
        plugin.Update(new PluginFrame(0));
        target.TryBegin(Width, Height, out RenderTarget frame);
        plugin.Render(frame);
        target.End();
        return plugin.Scenes.Describe()!;
    }

    private static void OneByOne(GpuDevice device, CompiledRecording work, int runs)
    {
        for (int i = 0; i < runs; i++)
        {
            device.Queue.Wait(device.Queue.Submit(work));
        }
    }
}
