namespace Vae.Realtime.Tests.Live;

using System.Net;
using System.Net.Sockets;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Control.Osc;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Live.Control;
using Xunit;

/// <summary>
/// The whole live loop costs the managed heap nothing from frame to frame: panels shown, the model learning, a sound heard and control
/// messages coming in, whatever the scene.
/// </summary>
[Collection(GpuCollection.Name)]
public sealed class LiveAllocationTests
{
    // Of each kind that is watched.
    private const int Frames = 30;
    private const int Titles = 2;
    private const int Messages = 2;

    [Fact]
    public void The_live_loop_allocates_nothing()
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using TemporaryFolder sounds = new();
        PeripheralOptions peripherals = new()
        {
            Osc = new IPEndPoint(IPAddress.Loopback, 0),
            Audio = sounds.Write("sound.wav", Waves.File(1, 16, 1, Waves.Clicks(120, 2))),
        };
        using LiveBench bench = new(device, seen: true, peripherals: peripherals);
        Dictionary<string, long> spent = [];
        FrameTraining training = bench.LiveModel.Plugin.Training!;
        OscServer osc = bench.Program.Peripherals.Osc!;
        (long Frames, long Titles, long Messages, long Steps, int Splits) began = default;
        bench.Stage.Resize(320, 180).Until(() => training.Ready && bench.LiveModel.Plugin.Scenes.Map!.Version > 0, "the training to be measured");
        foreach (SceneKind kind in Enum.GetValues<SceneKind>())
        {
            Watch($"{kind}", () => bench.LiveModel.Plugin.Scenes.Kind = kind);
        }

        SceneDirector scenes = bench.LiveModel.Plugin.Scenes;
        Watch("canvas", () => (scenes.Kind, scenes.Settings.Compare.Painting) = (SceneKind.Compare, true));
        Watch("help", () => bench.Instrument.HelpShown = true);
        bench.Stage.Until(() => training.Steps > 100, "steps");

        using UdpClient client = new();
        byte[] message = OscPacket.Message("/vae/latents", 0.5f, -0.5f);
        using Timer sender = new(_ => client.Send(message, osc.EndPoint), null, 0, 10);
        bench.Play();
        Assert.Equal(Enum.GetValues<SceneKind>().Length + 2, spent.Count);
        Assert.All(spent, scene => Assert.Equal((scene.Key, 0), (scene.Key, scene.Value)));

        void Watch(string name, Action show)
        {
            (long before, long allocated, int chances) = (0, 0, Allocation.Chances);
            bench.Stage.Then(show).Until(() => !bench.LiveModel.Plugin.Scenes.Changing, $"{name} to be ready")
                .Then(Begin).Until(IsThrough, $"the first frames of {name}")
                .Then(Measure).Until(IsMeasured, $"frames of {name}")
                .Then(() => spent[name] = allocated);

            void Measure()
            {
                Begin();
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            // On a busy machine a step may be cut again, which does cost something: that is not from frame to frame.
            bool IsMeasured()
            {
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                bool again = training.Trainer.Splits != began.Splits;
                if (!again && !IsThrough())
                {
                    return false;
                }

                if (!again && (allocated == 0 || --chances == 0))
                {
                    return true;
                }

                Measure();
                return false;
            }
        }

        void Begin() => began = (bench.Instrument.Frames.Frames, bench.Stage.Titles, osc.Received, training.Steps, training.Trainer.Splits);

        bool IsThrough() => bench.Instrument.Frames.Frames >= began.Frames + Frames
            && bench.Stage.Titles >= began.Titles + Titles
            && osc.Received >= began.Messages + Messages
            && training.Steps > began.Steps;
    }
}
