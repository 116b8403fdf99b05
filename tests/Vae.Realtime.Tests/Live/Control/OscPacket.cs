namespace Vae.Realtime.Tests.Live.Control;

using System.Buffers.Binary;
using System.Text;

/// <summary>Makes packets as senders make them.</summary>
internal static class OscPacket
{
    public static byte[] Message(string address, params object[] arguments)
    {
        string tags = "," + string.Concat(arguments.Select(argument => argument switch
        {
            int => "i",
            float => "f",
            double => "d",
            long => "h",
            string => "s",
            true => "T",
            false => "F",
            byte[] => "b",
            _ => throw new ArgumentOutOfRangeException(nameof(arguments)),
        }));
        return [.. Text(address), .. Text(tags), .. arguments.SelectMany(Bytes)];
    }

    public static byte[] Bundle(params byte[][] elements) =>
        [.. Text("#bundle"), 0, 0, 0, 0, 0, 0, 0, 1, .. elements.SelectMany(element => (byte[])[.. Big(element.Length), .. element])];

    private static byte[] Bytes(object argument) => argument switch
    {
        int value => Big(value),
        float value => Big(BitConverter.SingleToInt32Bits(value)),
        double value => Long(BitConverter.DoubleToInt64Bits(value)),
        long value => Long(value),
        string value => Text(value),
        byte[] value => [.. Big(value.Length), .. value, .. new byte[(4 - (value.Length % 4)) % 4]],
        _ => [],
    };

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), .. new byte[4 - (text.Length % 4)]];

    private static byte[] Big(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
