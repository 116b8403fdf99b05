namespace Vae.Realtime.Tests.Data.Pictures;

/// <summary>JPEG files of 8x8 pixels of one colour, of kinds that few encoders write.</summary>
/// <remarks>Baseline, ITU-T T.81 (1992): one block a component, of which only the mean is coded.</remarks>
internal static class JpegBytes
{
    private const int Side = 8;

    /// <param name="transform">Adobe's: 0 for values as they are, 2 for YCCK; null to say nothing.</param>
    /// <param name="means">Of the components.</param>
    public static byte[] Of(byte? transform, params byte[] means)
    {
        List<byte> file = [0xFF, 0xD8];
        if (transform is byte value)
        {
            file.AddRange([0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, value]);
        }

        // The mean's step is 8, which its coefficient is of a level.
        file.AddRange([0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)Side, 64)]);
        byte count = (byte)means.Length;
        file.AddRange([0xFF, 0xC0, 0, (byte)(8 + (3 * count)), 8, 0, Side, 0, Side, count]);
        file.AddRange(Enumerable.Range(1, count).SelectMany(id => new byte[] { (byte)id, 0x11, 0 }));

        // Nine categories of means with four bits each; of the other coefficients, only that there are none.
        file.AddRange([0xFF, 0xC4, 0, 28, 0x00, 0, 0, 0, 9, .. new byte[12], .. Enumerable.Range(0, 9).Select(category => (byte)category)]);
        file.AddRange([0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0]);
        file.AddRange([0xFF, 0xDA, 0, (byte)(6 + (2 * count)), count]);
        file.AddRange(Enumerable.Range(1, count).SelectMany(id => new byte[] { (byte)id, 0 }));
        file.AddRange([0, 63, 0, .. Coded(means), 0xFF, 0xD9]);
        return [.. file];
    }

    private static IEnumerable<byte> Coded(byte[] means)
    {
        string bits = "";
        foreach (byte mean in means)
        {
            int level = mean - 128;
            int category = level == 0 ? 0 : (int)Math.Log2(Math.Abs(level)) + 1;
            int coded = level >= 0 ? level : level + (1 << category) - 1;
            bits += Convert.ToString(category, 2).PadLeft(4, '0') + (category == 0 ? "" : Convert.ToString(coded, 2).PadLeft(category, '0')) + "0";
        }

        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '1');
        IEnumerable<byte> packed = bits.Chunk(8).Select(chunk => Convert.ToByte(new string(chunk), 2));
        return packed.SelectMany(value => value == 0xFF ? new byte[] { value, 0 } : [value]);
    }
}
