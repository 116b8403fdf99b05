namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Realtime;
using Xunit;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>Plugins that learn and draw on devices of engines of several kinds, with two frames in flight, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class EmbeddingTests : IDisposable
{
    private const int InFlight = 2;
    private const int Steps = 3;

    private readonly TemporaryFolder _folder = TinyData.Folder();

    private enum Way
    {
        // Into commands that the host submits.
        Host,

        // By submissions of the plugin's own.
        Own,

        // By submissions that wait for the host, and that the host waits for.
        Semaphores,
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whatever_the_device_was_made_with_and_whoever_submits_the_picture_is_the_same()
    {
        byte[] expected = Learned(HostKind.Timeline, Way.Host);
        Assert.True(expected.Distinct().Count() > 10);
        Assert.Equal(expected, Learned(HostKind.Vulkan12, Way.Host));
        Assert.Equal(expected, Learned(HostKind.Vulkan11, Way.Own));
        Assert.Equal(expected, Learned(HostKind.Vulkan12, Way.Semaphores));
        Assert.Equal(expected, Learned(HostKind.Timeline, Way.Semaphores));
    }

    [Fact]
    public void Two_plugins_on_one_device_do_what_each_does_alone()
    {
        byte[] first = Learned(HostKind.Vulkan12, Way.Host, seed: 1);
        byte[] second = Learned(HostKind.Vulkan12, Way.Host, seed: 2);
        Assert.NotEqual(first, second);
        ForeignHost.Run(HostKind.Vulkan12, host =>
        {
            using GpuDevice engine = GpuDevice.Attach(host.Handles);
            using HostFrames one = new(engine, InFlight);
            using HostFrames other = new(engine, InFlight);
            using VaePlugin own = Awake(host, seed: 1);
            using VaePlugin hosts = Awake(host, seed: 2);
            Learn(own, () => one.Let(own), beside: () =>
            {
                hosts.Training!.Trainer.SubmitSlices(1);
                other.Draw(hosts);
            });
            Assert.Equal(first, one.Read());

            // What the other one has not learned yet, once the first has gone.
            own.OnDestroy();
            hosts.Training!.Settle();
            Assert.Equal(Steps, hosts.Training.Steps);
            Show(hosts, () => other.Draw(hosts));
            Assert.Equal(second, other.Read());
        });
    }

    [Theory]
    [InlineData(HostKind.Vulkan12)]
    [InlineData(HostKind.Timeline)]
    public void The_queue_is_used_only_under_its_lock(HostKind kind) => ForeignHost.Run(kind, host =>
    {
        object gate = new();
        (int entered, int left, bool nested) = (0, 0, false);
        void Enter()
        {
            Monitor.Enter(gate);
            nested |= entered != left;
            entered++;
        }

        void Leave()
        {
            left++;
            Monitor.Exit(gate);
        }

        // An engine that draws all the while on a thread of its own: the validation layer says where both use the queue at once.
        bool over = false;
        int others = 0;
        Task engine = OwnThread.Run(() =>
        {
            while (!Volatile.Read(ref over))
            {
                lock (gate)
                {
                    host.Submit();
                    others++;
                }

                Thread.Yield();
            }
        });
        byte[] learned;
        using (GpuDevice images = GpuDevice.Attach(host.Handles, new GpuOptions { QueueLock = new QueueLock(Enter, Leave) }))
        using (HostFrames frames = new(images, InFlight))
        using (VaePlugin plugin = Awake(host, seed: 1, enter: Enter, leave: Leave))
        {
            Learn(plugin, () => frames.Let(plugin));
            plugin.Train(PluginBench.Soon(0.05));
            learned = frames.Read();
        }

        Volatile.Write(ref over, true);
        Patience.Of(engine, "the engine's thread");
        Assert.False(nested);
        Assert.Equal(entered, left);
        Assert.True(entered > Steps && others > 0);
        Assert.True(learned.Distinct().Count() > 10);
    });

    [Fact]
    public void Frames_that_a_plugin_submits_and_counts_by_fences_allocate_nothing() => ForeignHost.Run(HostKind.Vulkan12, host =>
    {
        using GpuDevice engine = GpuDevice.Attach(host.Handles);
        using HostFrames frames = new(engine, InFlight);
        using VaePlugin plugin = Awake(host, seed: 1);
        Trainer trainer = plugin.Training!.Trainer;
        trainer.WarmUp(sliced: true);
        Action frame = () => frames.Let(plugin);
        Patience.Until(() => plugin.Scenes.Map!.Version > 0, "the map", Run);
        Allocation.AssertNone(Run);

        void Run()
        {
            for (int i = 0; i < 100; i++)
            {
                Show(plugin, frame);
                trainer.SubmitSlices(1);
            }
        }
    });

    [Fact]
    public void A_lock_that_cannot_be_left_is_refused() => ForeignHost.Run(HostKind.Vulkan12, host =>
    {
        using VaePlugin plugin = new();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => plugin.Awake(new PluginHost(host.Handles) { LockQueue = () => { } }));
        Assert.Contains("LockQueue and UnlockQueue belong together", refused.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void A_plugin_without_data_holds_the_parameters_and_nothing_to_train_them() => ForeignHost.Run(HostKind.Vulkan12, host =>
    {
        string saved = _folder.File("untrained.safetensors");
        ulong parameters;
        ulong training;
        using (VaePlugin plugin = Awake(host, seed: 1))
        {
            plugin.Save(saved);
            parameters = (ulong)new FileInfo(saved).Length;
            training = plugin.Model.Device.Memory.Allocated;
        }

        using VaePlugin shows = new();
        shows.Awake(new PluginHost(host.Handles) { ModelPath = saved, FramesInFlight = InFlight });
        Assert.Null(shows.Training);
        Assert.Equal(0ul, shows.Model.Store.Gradients.Size);

        // Gradients and both of Adam's moments are as large as the parameters.
        ulong alone = shows.Model.Device.Memory.Allocated;
        Assert.True(alone + (3 * parameters) <= training, $"{alone} bytes without data, {training} with them, of parameters {parameters}.");
        Assert.True(alone < 2 * parameters, $"{alone} bytes for {parameters} of parameters.");
    });

    private static void Show(VaePlugin plugin, Action frame)
    {
        plugin.Update(default);
        frame();
    }

    // Frames between the slices of some steps, then one of what was learned.
    private static void Learn(VaePlugin plugin, Action frame, Action? beside = null)
    {
        Trainer trainer = plugin.Training!.Trainer;
        trainer.WarmUp(sliced: true);
        for (int slice = 0; slice < Steps * trainer.Slices; slice++)
        {
            Show(plugin, frame);
            trainer.SubmitSlices(1);
            beside?.Invoke();
        }

        plugin.Training.Settle();
        Assert.Equal(Steps, plugin.Training.Steps);
        Show(plugin, frame);
    }

    private byte[] Learned(HostKind kind, Way way, ulong seed = 1)
    {
        byte[] picture = [];
        ForeignHost.Run(kind, host =>
        {
            using GpuDevice engine = GpuDevice.Attach(host.Handles);
            using HostFrames frames = new(engine, InFlight);
            using VaePlugin plugin = Awake(host, seed);
            Semaphore[] begin = [.. Enumerable.Range(0, InFlight).Select(_ => host.CreateSemaphore())];
            Semaphore[] end = [.. Enumerable.Range(0, InFlight).Select(_ => host.CreateSemaphore())];
            Learn(plugin, () =>
            {
                long place = frames.Frames % InFlight;
                switch (way)
                {
                    case Way.Host:
                        frames.Draw(plugin);
                        break;
                    case Way.Own:
                        frames.Let(plugin);
                        break;
                    default:
                        engine.Queue.Submit([], "before the frame", default, begin[place]);
                        frames.Let(plugin, begin[place].Handle, end[place].Handle);
                        engine.Queue.Submit([], "after the frame", end[place], default);
                        break;
                }
            });
            picture = frames.Read();
            plugin.OnDestroy();
            frames.Dispose();
            Assert.Empty(engine.Ledger.Alive);
        });
        return picture;
    }

    private VaePlugin Awake(ForeignHost host, ulong seed, Action? enter = null, Action? leave = null)
    {
        VaePlugin plugin = new();
        plugin.Awake(new PluginHost(host.Handles)
        {
            Data = _folder.File(TinyData.Name),
            Training = new TrainerOptions { Batch = 32, Seed = seed },
            FramesInFlight = InFlight,
            LockQueue = enter,
            UnlockQueue = leave,
        });
        plugin.Latents.Show([.. Enumerable.Range(0, plugin.Latents.State.Size).Select(dimension => (dimension % 3) - 1f)]);
        return plugin;
    }
}
