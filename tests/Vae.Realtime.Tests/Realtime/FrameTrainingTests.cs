namespace Vae.Realtime.Tests.Realtime;

using System.Diagnostics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Realtime;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Training;
using Xunit;

/// <summary>Training between frames, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class FrameTrainingTests(GpuFixture gpu) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_learns_between_frames_and_its_picture_changes()
    {
        using (VaePlugin plugin = Awake())
        using (OffscreenTarget target = new(gpu.Device))
        {
            byte[] untrained = Frame(plugin, target);
            TrainUntil(plugin, training => training.Losses.Steps >= 3 * LossTrend.Window);
            FrameTraining training = plugin.Training!;
            Assert.True(training.Ready);
            Assert.True(training.StepSeconds > 0);
            Assert.Equal(0, training.Losses.Rejected);
            (double first, double last) = (training.Losses.First!.Value.Loss, training.Losses.Last!.Value.Loss);
            Assert.True(last < 0.9 * first, $"The loss went from {first} to {last}.");
            Assert.NotEqual(untrained, Frame(plugin, target));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Training_within_a_step_ends_none()
    {
        using VaePlugin plugin = Awake();
        TrainUntil(plugin, training => training.Ready && training.Steps >= 3);
        FrameTraining training = plugin.Training!;
        for (int i = 0; i < 10; i++)
        {
            training.Run(PluginBench.Soon(0.05), withinStep: true);
            gpu.Device.Wait(gpu.Device.Submitted);
            training.Poll();
        }

        long steps = training.Steps;
        Assert.Equal(0, training.Run(PluginBench.Soon(0.05), withinStep: true));
        Assert.Equal((steps, false), (training.Steps, training.StepPending));
        training.Run(PluginBench.Soon(0.05));
        Assert.True(training.StepPending || training.Steps > steps);
    }

    [Fact]
    public void A_frame_that_will_show_another_model_is_foretold()
    {
        using VaePlugin plugin = Awake();
        using OffscreenTarget target = new(gpu.Device);
        TrainUntil(plugin, training => training.Ready);
        int foretold = 0;
        for (int i = 0; i < 60; i++)
        {
            gpu.Device.Wait(gpu.Device.Submitted);
            bool will = plugin.WillDraw;
            plugin.Update(default);
            Frame(plugin, target);
            Assert.Equal(will, plugin.Scenes.HasChanged);
            foretold += will ? 1 : 0;
            plugin.Train(PluginBench.Soon(i % 3 * 0.004));
        }

        Assert.InRange(foretold, 5, 60);
    }

    [Fact]
    public void A_pause_ends_training_until_it_ends()
    {
        using VaePlugin plugin = Awake();
        TrainUntil(plugin, training => training.Steps >= 5);
        plugin.Training!.Paused = true;
        gpu.Device.Wait(gpu.Device.Submitted);
        plugin.Update(default);
        (long steps, ulong submitted) = (plugin.Training.Steps, gpu.Device.Submitted);
        for (int i = 0; i < 10; i++)
        {
            plugin.Train(PluginBench.Soon(0.01));
        }

        Assert.Equal(submitted, gpu.Device.Submitted);
        plugin.Training.Paused = false;
        TrainUntil(plugin, training => training.Steps > steps);
    }

    [Fact]
    public void Without_time_it_trains_rarely_but_not_never()
    {
        using VaePlugin plugin = Awake();
        TrainUntil(plugin, training => training.Ready);
        (ulong before, Stopwatch clock) = (gpu.Device.Submitted, Stopwatch.StartNew());
        int calls = 0;
        while (clock.Elapsed < TimeSpan.FromSeconds(0.75))
        {
            plugin.Train(Stopwatch.GetTimestamp());
            calls++;
            Thread.Sleep(1);
        }

        ulong submits = gpu.Device.Submitted - before;
        Assert.InRange(submits, 1ul, 9ul);
        Assert.True(calls > 20);
    }

    [Fact]
    public void It_leaves_frames_their_time()
    {
        using VaePlugin plugin = Awake();
        TrainUntil(plugin, training => training.Ready);
        List<double> late = [];
        int slices = 0;
        for (int frame = 0; frame < 60; frame++)
        {
            long due = PluginBench.Soon(0.0167);
            slices += plugin.Training!.Run(due);
            gpu.Device.Wait(gpu.Device.Submitted);
            late.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }

        // Half of the frames, and with room to spare: other programs may have the processor now and then.
        late.Sort();
        Assert.True(late[30] < 0, $"The median frame's training ended {late[30]:F1} ms after the frame was due.");
        Assert.True(slices > 60, $"Only {slices} slices ran in 60 frames.");
    }

    [Fact]
    public void It_can_be_destroyed_at_any_moment()
    {
        for (int calls = 0; calls < 40; calls += 3)
        {
            using VaePlugin plugin = Awake();
            for (int i = 0; i < calls; i++)
            {
                plugin.Train(PluginBench.Soon(0.004));
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static void TrainUntil(VaePlugin plugin, Func<FrameTraining, bool> condition)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!condition(plugin.Training!))
        {
            Assert.True(clock.Elapsed < Limit, "Training does not get on.");
            plugin.Update(default);
            plugin.Train(PluginBench.Soon(0.02));
        }
    }

    private static byte[] Frame(VaePlugin plugin, OffscreenTarget target)
    {
        target.TryBegin(32, 32, out RenderTarget frame);
        plugin.Render(frame);
        target.End();
        return target.Read();
    }

    private VaePlugin Awake()
    {
        VaePlugin plugin = new();
        plugin.Awake(new PluginHost(gpu.Device)
        {
            Data = DataSpec.Parse(_folder.File(TinyData.Name)),
            Training = new TrainerOptions { Batch = 64 },
        });
        return plugin;
    }
}
