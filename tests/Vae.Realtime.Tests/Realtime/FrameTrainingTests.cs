namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Training;
using Xunit;

/// <summary>Training between frames, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class FrameTrainingTests(GpuFixture gpu) : IDisposable
{
    // Seconds between two looks at a clock that nothing but looks move.
    private const double Look = 0.2e-3;

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
        void Run(bool within)
        {
            training.Run(PluginBench.Soon(0.05), within);
            gpu.Device.Queue.Wait(gpu.Device.Queue.Submitted);
            training.Poll();
        }

        // A step cut in one more place, should it be, is begun again.
        Patience.Until(() => training.Trainer.NextSlice == training.Trainer.Slices - 1, "the last slice", () => Run(within: true));
        long steps = training.Steps;
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(0, training.Run(PluginBench.Soon(0.05), withinStep: true));
        }

        Assert.Equal((steps, false), (training.Steps, training.StepPending));
        Patience.Until(() => training.Steps > steps, "the end of the step", () => Run(within: false));
    }

    [Fact]
    public void A_frame_that_will_show_another_model_is_foretold()
    {
        using VaePlugin plugin = Awake();
        using OffscreenTarget target = new(gpu.Device);
        TrainUntil(plugin, training => training.Ready);
        (int foretold, int still) = (0, 0);
        Patience patience = Patience.Begin();
        for (int i = 0; i < 60 || foretold < 5 || still < 5; i++)
        {
            patience.Check("frames with a model of their own and without");
            gpu.Device.Queue.Wait(gpu.Device.Queue.Submitted);
            bool will = plugin.WillDraw;
            plugin.Update(default);
            Frame(plugin, target);
            Assert.Equal(will, plugin.Scenes.HasChanged);
            (foretold, still) = will ? (foretold + 1, still) : (foretold, still + 1);
            plugin.Train(PluginBench.Soon(i % 3 * 0.004));
        }
    }

    [Fact]
    public void A_pause_ends_training_until_it_ends()
    {
        using VaePlugin plugin = Awake();
        TrainUntil(plugin, training => training.Steps >= 5);
        plugin.Training!.Paused = true;
        gpu.Device.Queue.Wait(gpu.Device.Queue.Submitted);
        plugin.Update(default);
        (long steps, ulong submitted) = (plugin.Training.Steps, gpu.Device.Queue.Submitted);
        for (int i = 0; i < 10; i++)
        {
            plugin.Train(PluginBench.Soon(0.01));
        }

        Assert.Equal(submitted, gpu.Device.Queue.Submitted);
        plugin.Training.Paused = false;
        TrainUntil(plugin, training => training.Steps > steps);
    }

    [Fact]
    public void Without_time_it_trains_rarely_but_not_never()
    {
        StepClock clock = new(Look);
        using VaePlugin plugin = Awake(clock);
        TrainUntil(plugin, training => training.Ready, clock);
        gpu.Device.Queue.Wait(gpu.Device.Queue.Submitted);
        List<double> trained = [];
        for (double end = clock.Now + 5; clock.Now < end; clock.Pass(1e-3))
        {
            ulong before = gpu.Device.Queue.Submitted;
            plugin.Train(clock.In(0));
            ulong submits = gpu.Device.Queue.Submitted - before;
            Assert.InRange(submits, 0ul, 1ul);
            if (submits > 0)
            {
                trained.Add(clock.Now);
            }
        }

        // A slice every tenth of a second.
        Assert.InRange(trained.Count, 45, 50);
        Assert.All(trained.Zip(trained.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0.1, 0.11));
    }

    [Fact]
    public void It_leaves_frames_their_time_and_takes_the_rest()
    {
        const double Frame = 0.0167;
        StepClock clock = new(Look);
        using VaePlugin plugin = Awake(clock);
        TrainUntil(plugin, training => training.Ready, clock);
        for (int frame = 0; frame < 20; frame++)
        {
            gpu.Device.Queue.Wait(gpu.Device.Queue.Submitted);
            plugin.Update(default);
            long due = clock.In(Frame);
            Assert.True(plugin.Training!.Run(due) > 1, $"hardly a slice ran before frame {frame}");
            double left = (due - clock.In(0)) / (double)clock.TimestampFrequency;

            // Of the margin some looks may be gone; on top of it are two submits that the device has still to do, and what a slice is too long for.
            Assert.InRange(left, SafetyMargin.Least - (4 * Look), (2 * SafetyMargin.Least) + (4 * SliceBudget.Submit));
        }
    }

    [Fact]
    public void Frames_that_give_way_leave_it_its_part_of_the_time()
    {
        StepClock clock = new(Look);
        using VaePlugin plugin = Awake(clock);
        FrameTraining training = plugin.Training!;
        training.MinShare = 0.4;
        TrainUntil(plugin, _ => training.Ready, clock);
        for (double end = clock.Now + 2; clock.Now < end;)
        {
            // A frame that leaves nothing over.
            clock.Pass(0.02);
            plugin.Update(default);
            double needed = training.Needed;
            Assert.InRange(needed, 0, 0.2);
            long due = clock.In(needed);
            plugin.Train(due);
            clock.Pass(Math.Max(0, ((double)due / clock.TimestampFrequency) - clock.Now));
        }

        Assert.InRange(training.Received, 0.3, 0.5);
    }

    [Fact]
    public void Starting_over_forgets_everything_and_is_taken_back_to_the_bit()
    {
        using (VaePlugin plugin = Awake())
        using (OffscreenTarget target = new(gpu.Device))
        {
            FrameTraining training = plugin.Training!;
            float[] untrained = Parameters(plugin);
            byte[] before = Frame(plugin, target);
            TrainUntil(plugin, _ => training.Losses.Steps >= 120);
            training.Paused = true;
            gpu.Device.Queue.Wait(gpu.Device.Queue.Submitted);
            plugin.Update(default);
            long steps = training.Steps;
            float[] learned = Parameters(plugin);
            Assert.False(training.CanTakeBack);

            // The seed that the model began with: the same beginning.
            plugin.StartOver(new TrainerOptions().Seed);
            Assert.Equal(untrained, Parameters(plugin));
            Assert.Equal((0, null), (training.Steps, training.Losses.Last));
            Assert.Equal(before, Frame(plugin, target));
            Assert.Equal(LossChange.Model, training.History.Marks[^1].What);
            training.Paused = false;
            TrainUntil(plugin, _ => training.Losses.Steps >= 120);
            Assert.True(training.Losses.Last!.Value.Loss < training.Losses.First!.Value.Loss);

            plugin.TakeBack();
            Assert.Equal(learned, Parameters(plugin));
            Assert.Equal((steps, false), (training.Steps, training.CanTakeBack));
            Assert.Throws<InvalidOperationException>(plugin.TakeBack);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void What_starts_over_learns_as_what_has_just_begun()
    {
        float[] Learned(Action<VaePlugin> begin)
        {
            using VaePlugin plugin = Awake();
            begin(plugin);
            plugin.Training!.Trainer.Submit(5);
            plugin.Training.Trainer.Drain();
            return Parameters(plugin);
        }

        Assert.Equal(Learned(_ => { }), Learned(plugin =>
        {
            TrainUntil(plugin, training => training.Steps >= 3);
            plugin.StartOver(new TrainerOptions().Seed);
        }));
    }

    [Fact]
    public void What_is_taken_back_learns_on_as_if_nothing_had_been()
    {
        float[] Learned(Action<VaePlugin> between)
        {
            using VaePlugin plugin = Awake();
            Trainer trainer = plugin.Training!.Trainer;
            trainer.Submit(3);
            trainer.Drain();
            between(plugin);
            trainer.Submit(3);
            trainer.Drain();
            return Parameters(plugin);
        }

        Assert.Equal(Learned(_ => { }), Learned(plugin =>
        {
            // Both leave a step half done, with gradients of it.
            Trainer trainer = plugin.Training!.Trainer;
            trainer.SubmitSlices(1);
            trainer.SubmitSlices(trainer.Slices * 3 / 5);
            plugin.StartOver(9);
            trainer.SubmitSlices(trainer.Slices * 3 / 5);
            plugin.TakeBack();
        }));
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

    private static void TrainUntil(VaePlugin plugin, Func<FrameTraining, bool> condition, StepClock? clock = null) =>
        Patience.Until(() => condition(plugin.Training!), "training to get on", () =>
        {
            plugin.Update(default);
            plugin.Train(clock?.In(0.02) ?? PluginBench.Soon(0.02));
            clock?.Pass(0.02);
        });

    private static float[] Parameters(VaePlugin plugin) =>
        [.. plugin.Model.Store.Parameters.SelectMany(parameter => parameter.Value.Download(plugin.Model.Device))];

    private static byte[] Frame(VaePlugin plugin, OffscreenTarget target)
    {
        target.TryBegin(32, 32, out RenderTarget frame);
        plugin.Render(frame);
        target.End();
        return target.Read();
    }

    private VaePlugin Awake(TimeProvider? clock = null)
    {
        VaePlugin plugin = new();
        plugin.Awake(new PluginHost(gpu.Device)
        {
            DataSpec = DataSpec.Parse(_folder.File(TinyData.Name)),
            Training = new TrainerOptions { Batch = 64 },
            Clock = clock ?? TimeProvider.System,
        });
        return plugin;
    }
}
