namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A frame costs the managed heap nothing, training in between included.</summary>
[Collection(GpuCollection.Name)]
public sealed class FrameAllocationTests
{
    private const int Frames = 200;

    [Fact]
    public void Frames_allocate_nothing()
    {
        // By this clock no slice ever takes so long that the step is cut again, which does cost something.
        StepClock clock = new(20e-6);
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using VaeModel model = new(device, VaeArchitecture.Mlp(new Shape(28, 28, 1), hidden: 16, latent: 4), trainable: true);
        model.Initialise(1);
        using VaePlugin plugin = new();
        plugin.Awake(
            new PluginHost(device) { DataSpec = new StreamSpec(StreamKind.Glyphs), Model = model, Training = new() { Batch = 8 }, Clock = clock });
        using OffscreenTarget target = new(device);
        FrameTraining training = plugin.Training!;
        LatentMap map = plugin.Scenes.Map!;
        Patience.Until(() => training.Ready && map.Version > 0, "the training and the map to get ready", Run);

        // As many frames as it takes to learn something in them.
        Allocation.AssertNone(() =>
        {
            (long steps, long version) = (training.Steps, map.Version);
            Patience patience = Patience.Begin();
            do
            {
                patience.Check("a step and a map between frames");
                Run();
            }
            while (training.Steps == steps || map.Version == version);
        });

        void Run()
        {
            for (int i = 0; i < Frames; i++)
            {
                plugin.Update(new PluginFrame(1.0 / 60));
                Assert.True(target.TryBegin(64, 64, out RenderTarget frame));
                plugin.Render(frame);
                target.End();
                plugin.Train(clock.In(1.0 / 200));
                clock.Pass(1.0 / 60);
            }
        }
    }

    [Fact]
    public void Playing_allocates_nothing()
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using VaeModel model = new(device, VaeArchitecture.Mlp(new Shape(28, 28, 1), hidden: 16, latent: 4), trainable: true);
        model.Initialise(1);
        using VaePlugin plugin = new();
        plugin.Awake(new PluginHost(device) { DataSpec = new StreamSpec(StreamKind.Glyphs), Model = model, Training = new() { Batch = 8 } });
        Instrument instrument = new(plugin) { TrainingPaused = true };
        InstrumentParameter dimension = instrument.Parameters.Find("latent.2")!;
        InstrumentParameter gamma = instrument.Parameters.Find("gamma")!;
        using OffscreenTarget target = new(device);
        instrument.Latents.Keyframes.Add([1, 2, 3, 4]);
        instrument.Latents.Keyframes.Add([4, 3, 2, 1]);
        instrument.Latents.ToggleWalk();
        Patience.Until(() => plugin.Scenes.Map!.Version > 0, "the map", Play);
        for (int i = 0; i < 10; i++)
        {
            Play();
        }

        Allocation.AssertNone(Play);

        void Play()
        {
            for (int i = 0; i < Frames; i++)
            {
                dimension.Value = i / (double)Frames;
                gamma.Position = i / (double)Frames;
                instrument.Latents.Hold();
                instrument.Latents.Drag(0.01f, 0);
                instrument.Latents.Release();
                instrument.Advance(i / 60.0, 1.0 / 60);
                Assert.True(target.TryBegin(64, 64, out RenderTarget frame));
                plugin.Render(frame);
                target.End();
                instrument.Frames.Presented(i / 60.0);
            }
        }
    }
}
