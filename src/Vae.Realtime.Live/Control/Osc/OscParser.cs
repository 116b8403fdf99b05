namespace Vae.Realtime.Live.Control.Osc;

using System.Buffers.Binary;

/// <summary>
/// Reads packets of Open Sound Control 1.0: messages, and bundles of messages and bundles. A packet is checked as a whole before any of
/// it is handed on. Time tags are not heeded: what arrives is meant now.
/// </summary>
/// <remarks>Source: The Open Sound Control 1.0 Specification (Wright 2002).</remarks>
internal static class OscParser
{
    private const int DeepestBundle = 8;
    private const int TimeTagBytes = 8;

    /// <summary>Hands a packet's messages on, in order. Never throws for what is in a packet, and allocates nothing.</summary>
    /// <returns>False where the packet is malformed; nothing was handed on then.</returns>
    public static bool TryParse(ReadOnlySpan<byte> packet, IOscReceiver receiver)
    {
        if (!TryWalk(packet, null, 0))
        {
            return false;
        }

        TryWalk(packet, receiver, 0);
        return true;
    }

    /// <summary>Takes a text off the front: bytes up to a 0, filled up with zeros to whole words.</summary>
    public static bool TryText(scoped ref ReadOnlySpan<byte> data, out ReadOnlySpan<byte> text)
    {
        text = default;
        int length = data.IndexOf((byte)0);
        int padded = (length / 4 * 4) + 4;
        if (length < 0 || padded > data.Length)
        {
            return false;
        }

        text = data[..length];
        data = data[padded..];
        return true;
    }

    private static bool TryWalk(ReadOnlySpan<byte> packet, IOscReceiver? receiver, int depth) =>
        packet.Length % 4 == 0 && packet is [(byte)'#', ..] ? TryBundle(packet, receiver, depth) : TryMessage(packet, receiver);

    private static bool TryBundle(ReadOnlySpan<byte> packet, IOscReceiver? receiver, int depth)
    {
        if (
            depth == DeepestBundle
                || !TryText(ref packet, out ReadOnlySpan<byte> mark)
                || !mark.SequenceEqual("#bundle"u8)
                || packet.Length < TimeTagBytes)
        {
            return false;
        }

        packet = packet[TimeTagBytes..];
        while (!packet.IsEmpty)
        {
            if (packet.Length < 4)
            {
                return false;
            }

            int size = BinaryPrimitives.ReadInt32BigEndian(packet);
            packet = packet[4..];
            if (size < 1 || size > packet.Length || !TryWalk(packet[..size], receiver, depth + 1))
            {
                return false;
            }

            packet = packet[size..];
        }

        return true;
    }

    private static bool TryMessage(ReadOnlySpan<byte> packet, IOscReceiver? receiver)
    {
        if (packet.Length % 4 != 0 || packet is not [(byte)'/', ..] || !TryText(ref packet, out ReadOnlySpan<byte> address))
        {
            return false;
        }

        // Old senders leave the types away where there are no arguments.
        ReadOnlySpan<byte> tags = ","u8;
        if (!packet.IsEmpty && (!TryText(ref packet, out tags) || tags is not [(byte)',', ..]))
        {
            return false;
        }

        OscArguments arguments = new(tags[1..], packet);
        if (receiver is not null)
        {
            receiver.Receive(address, arguments);
            return true;
        }

        while (arguments.TryNext(out _))
        {
        }

        return !arguments.IsMalformed && arguments.IsEmpty;
    }
}
