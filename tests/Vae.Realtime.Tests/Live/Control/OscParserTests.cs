namespace Vae.Realtime.Tests.Live.Control;

using System.Globalization;
using System.Text;
using Vae.Realtime.Live.Control.Osc;
using Xunit;

public class OscParserTests
{
    private readonly Listener _listener = new();

    [Fact]
    public void Messages_come_with_their_arguments()
    {
        Assert.True(Parse(OscPacket.Message("/vae/speed", 1.5f)));
        Assert.True(Parse(OscPacket.Message("/a", 3, -1, "text", true, false, 2.5, 7L, new byte[] { 1, 2, 3 }, "")));
        Assert.True(Parse([.. "/ab\0"u8]));
        Assert.Equal(["/vae/speed 1.5", "/a 3 -1 'text' 1 0 2.5 7 NaN ''", "/ab"], _listener.Messages);
    }

    [Fact]
    public void Bundles_hold_messages_and_bundles_in_order()
    {
        byte[] inner = OscPacket.Bundle(OscPacket.Message("/b", 2));
        Assert.True(Parse(OscPacket.Bundle(OscPacket.Message("/a", 1), inner, OscPacket.Message("/c", 3))));
        Assert.Equal(["/a 1", "/b 2", "/c 3"], _listener.Messages);
    }

    [Fact]
    public void Half_a_packet_does_nothing()
    {
        byte[] whole = OscPacket.Bundle(OscPacket.Message("/a", 1), OscPacket.Message("/b", "long text", 2));
        for (int length = 0; length < whole.Length; length++)
        {
            // A bundle may end after an element, and be empty.
            bool fits = length is 16 or 32;
            Assert.True(fits == Parse(whole.AsSpan(0, length)), $"{length} bytes");
        }

        Assert.DoesNotContain(_listener.Messages, message => message.StartsWith("/b", StringComparison.Ordinal));
        Assert.False(Parse(OscPacket.Message("no slash", 1)));
        Assert.False(Parse([.. OscPacket.Message("/a", 1), 0, 0, 0, 0]));
        Assert.False(Parse([.. "/a\0\0"u8, .. ",q\0\0"u8]));
    }

    [Fact]
    public void Bundles_within_bundles_end_somewhere()
    {
        byte[] packet = OscPacket.Message("/deep");
        for (int i = 0; i < 100; i++)
        {
            packet = OscPacket.Bundle(packet);
        }

        Assert.False(Parse(packet));
    }

    /// <summary>Noise, and packets with noise in them: nothing is thrown, and what was refused did nothing.</summary>
    [Fact]
    public void Nothing_in_a_packet_throws()
    {
        Random random = new(1);
        byte[][] seeds =
        [
            OscPacket.Message("/vae/latents", 1f, 2f, 3f),
            OscPacket.Message("/vae/scene", "grid", true, new byte[] { 1, 2, 3, 4, 5 }),
            OscPacket.Bundle(OscPacket.Message("/a", 1), OscPacket.Bundle(OscPacket.Message("/b", 2L, 3.0))),
        ];
        for (int i = 0; i < 200_000; i++)
        {
            byte[] packet = i % 4 == 3 ? new byte[random.Next(64)] : [.. seeds[i % 3]];
            int changes = i % 4 == 3 ? packet.Length : random.Next(1, 4);
            for (int change = 0; change < changes; change++)
            {
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            }

            int before = _listener.Messages.Count;
            bool understood = Parse(packet.AsSpan(0, packet.Length > 0 && i % 5 == 0 ? random.Next(packet.Length) : packet.Length));
            Assert.True(understood || _listener.Messages.Count == before);
            _listener.Messages.Clear();
        }
    }

    private bool Parse(ReadOnlySpan<byte> packet) => OscParser.TryParse(packet, _listener);

    private sealed class Listener : IOscReceiver
    {
        public List<string> Messages { get; } = [];

        public void Receive(ReadOnlySpan<byte> address, OscArguments arguments)
        {
            StringBuilder message = new(Encoding.ASCII.GetString(address));
            while (arguments.TryNext(out OscValue value))
            {
                message.Append(CultureInfo.InvariantCulture, $" {(value.IsText ? $"'{Encoding.ASCII.GetString(value.Text)}'" : value.Number)}");
            }

            Messages.Add(message.ToString());
        }
    }
}
