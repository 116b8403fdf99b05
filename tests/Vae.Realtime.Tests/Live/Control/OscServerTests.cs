namespace Vae.Realtime.Tests.Live.Control;

using System.Net;
using System.Net.Sockets;
using Vae.Realtime.Live.Control.Osc;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class OscServerTests : IDisposable
{
    private readonly PluginBench _bench;
    private readonly Instrument _instrument;
    private readonly OscServer _server;

    public OscServerTests(GpuFixture gpu)
    {
        _bench = new PluginBench(gpu.Device);
        _instrument = new Instrument(_bench.Plugin);
        _server = new OscServer(new IPEndPoint(IPAddress.Loopback, 0), _instrument);
    }

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void Packets_over_the_network_play_the_instrument()
    {
        using UdpClient client = new();
        byte[][] packets =
        [
            OscPacket.Message("/vae/speed", 2f),
            OscPacket.Bundle(OscPacket.Message("/vae/latent/2", 1.5f), OscPacket.Message("/vae/scene", 2)),
            OscPacket.Message("/vae/pause", 1),
            [1, 2, 3],
            OscPacket.Message("/other", 1),
        ];
        foreach (byte[] packet in packets)
        {
            client.Send(packet, _server.EndPoint);
        }

        Patience.Until(() => _server.Received == packets.Length && _server.Unknown == 1, () => $"all packets; {_server.Received} came");
        _server.Poll();
        Assert.Equal(2, _instrument.Latents.Speed, 1e-6);
        Assert.Equal(1.5f, _instrument.Latents.State.Values[1]);
        Assert.Equal(SceneKind.Grid, _instrument.Plugin.Scenes.Kind);
        Assert.True(_instrument.TrainingPaused);
        Assert.Equal(1, _server.Malformed);
    }

    [Fact]
    public void Everything_has_an_address()
    {
        foreach (InstrumentParameter parameter in _instrument.Parameters.Where(parameter => parameter.Name != "scene"))
        {
            Do(OscPacket.Message($"/vae/{parameter.Name.Replace('.', '/')}", (float)parameter.Maximum));
        }

        foreach (InstrumentAction action in _instrument.Actions)
        {
            Do(OscPacket.Message($"/vae/{action.Name}"));
        }

        Assert.Equal(0, _server.Unknown + _server.Malformed);
        Assert.True(_instrument.QuitRequested);
    }

    [Fact]
    public void Values_mean_what_a_sender_means_by_them()
    {
        // A button sends 1 as it goes down and 0 as it comes up; a switch says what it is to be.
        Do(OscPacket.Message("/vae/pause", 1f));
        Do(OscPacket.Message("/vae/pause", 1f));
        Assert.True(_instrument.TrainingPaused);
        Do(OscPacket.Message("/vae/pause", false));
        Assert.False(_instrument.TrainingPaused);
        Do(OscPacket.Message("/vae/pause"));
        Assert.True(_instrument.TrainingPaused);
        Do(OscPacket.Message("/vae/quit", 0f));
        Assert.False(_instrument.QuitRequested);

        Do(OscPacket.Message("/vae/latents", 0.5f, -0.5, 1));
        Assert.Equal([0.5f, -0.5f, 1], _instrument.Latents.State.Values[..3].ToArray());
        Do(OscPacket.Message("/vae/latent.1", 1e9f));
        Assert.Equal(LatentState.Limit, _instrument.Latents.State.Values[0]);
        Do(OscPacket.Message("/vae/scene", "Single"));
        Assert.Equal(SceneKind.Single, _instrument.Plugin.Scenes.Kind);
        Assert.Equal(0, _server.Unknown);

        Do(OscPacket.Message("/vae/latent.1", float.NaN));
        Do(OscPacket.Message("/vae/scene", 77));
        Do(OscPacket.Message("/vae/speed", "fast"));
        Do(OscPacket.Message("/vae/speed"));
        Do(OscPacket.Message("/vae/"));
        Do(OscPacket.Message("/vae/" + new string('x', 300), 1));
        Assert.Equal(6, _server.Unknown);
        Assert.Equal(LatentState.Limit, _instrument.Latents.State.Values[0]);
    }

    [Fact]
    public void A_packet_allocates_nothing()
    {
        byte[] packet = OscPacket.Bundle(
            OscPacket.Message("/vae/speed", 1f), OscPacket.Message("/vae/latents", 1f, 2f, 1f, 0f), OscPacket.Message("/vae/scene", "single"));
        Run(100);
        Allocation.AssertNone(() => Run(1000));

        void Run(int packets)
        {
            for (int i = 0; i < packets; i++)
            {
                _server.Take(packet);
                _server.Poll();
            }
        }
    }

    [Theory]
    [InlineData("9000", "127.0.0.1:9000")]
    [InlineData("0.0.0.0:7000", "0.0.0.0:7000")]
    [InlineData("[::1]:7000", "[::1]:7000")]
    [InlineData("localhost:7000", "127.0.0.1:7000")]
    [InlineData("0", null)]
    [InlineData("65536", null)]
    [InlineData("here", null)]
    [InlineData("1.2.3.4", null)]
    public void Addresses_are_read(string text, string? expected)
    {
        Assert.Equal(expected is not null, OscAddress.TryParse(text, out IPEndPoint? found));
        if (expected is not null)
        {
            Assert.Equal(expected, found!.ToString());
        }
    }

    private void Do(byte[] packet)
    {
        _server.Take(packet);
        _server.Poll();
    }
}
