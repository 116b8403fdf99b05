namespace Vae.Realtime.Tests.Live;

using System.Net;
using System.Net.Sockets;
using Vae.Realtime.Gpu;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Realtime;
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
    // Enough for the title to be told.
    private const double Seconds = 0.6;

    [Fact]
    public void The_live_loop_allocates_nothing()
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using TemporaryFolder sounds = new();
        using LiveBench bench = new(device, seen: true, peripherals: new PeripheralOptions
        {
            Osc = new IPEndPoint(IPAddress.Loopback, 0),
            Audio = sounds.Write("sound.wav", Waves.File(1, 16, 1, Waves.Clicks(120, 2))),
        });
        Dictionary<string, long> spent = [];
        bench.Stage.Resize(320, 180).Until(() => bench.Studio.Plugin.Training!.Ready, "the training to be measured");
        foreach (SceneKind kind in Enum.GetValues<SceneKind>())
        {
            Watch($"{kind}", () => bench.Studio.Plugin.Scenes.Kind = kind);
        }

        Watch("canvas", () => (bench.Studio.Plugin.Scenes.Kind, bench.Studio.Plugin.Scenes.Settings.Compare.Painting) = (SceneKind.Compare, true));
        Watch("help", () => bench.Instrument.HelpShown = true);

        using UdpClient client = new();
        byte[] message = OscPacket.Message("/vae/latents", 0.5f, -0.5f);
        using Timer sender = new(_ => client.Send(message, bench.Program.Peripherals.Osc!.EndPoint), null, 0, 10);
        bench.Play();
        Assert.True(bench.Program.Peripherals.Osc!.Received > 50, "no messages came");
        Assert.True(bench.Studio.Plugin.Training!.Steps > 100, "nothing was learned");
        Assert.All(spent, scene => Assert.Equal((scene.Key, 0), (scene.Key, scene.Value)));

        void Watch(string name, Action show)
        {
            long before = 0;
            long began = 0;
            bench.Stage.Then(show).Pass(Seconds / 2).Until(() => !bench.Studio.Plugin.Scenes.Changing, $"{name} to be ready").Pass(Seconds / 2)
                .Then(() => (before, began) = (GC.GetAllocatedBytesForCurrentThread(), bench.Instrument.Frames.Frames))
                .Pass(Seconds)
                .Then(() =>
                {
                    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    Assert.True(bench.Instrument.Frames.Frames > began + 5, $"no frames of {name}");
                    spent[name] = allocated;
                });
        }
    }
}
