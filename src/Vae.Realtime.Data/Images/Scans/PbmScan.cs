namespace Vae.Realtime.Data.Images.Scans;

/// <summary>Reads a PBM, PGM or PPM. Digits of a plain PBM that nothing separates, which the decoder takes for one number, are separated.</summary>
/// <remarks>Source: the Netpbm formats pbm, pgm and ppm.</remarks>
internal static class PbmScan
{
    private const byte PlainBits = (byte)'1';
    private const byte PlainColours = (byte)'3';
    private const byte RawBits = (byte)'4';
    private const byte RawColours = (byte)'6';
    private const int OneByte = 255;

    public static PictureScan Of(byte[] file)
    {
        byte kind = file[1];
        int at = 2;
        long width = Number(file, ref at);
        long height = Number(file, ref at);
        long most = kind is PlainBits or RawBits ? 1 : Number(file, ref at);
        long samples = checked(width * height) * (kind is PlainColours or RawColours ? 3 : 1);
        if (kind == PlainBits)
        {
            return Bits(file, at, samples);
        }

        // One byte of white space ends the header.
        long rest = file.Length - at - 1;
        long needed = kind == RawBits ? (width + 7) / 8 * height : samples * (most > OneByte ? 2 : 1);
        return new PictureScan { IsWhole = kind < RawBits ? Count(file.AsSpan(at)) >= samples : rest >= needed, IsDeep = most > OneByte };
    }

    private static PictureScan Bits(byte[] file, int at, long samples)
    {
        byte[] separated = new byte[at + (2L * (file.Length - at))];
        file.AsSpan(0, at).CopyTo(separated);
        int length = at;
        foreach (byte value in file.AsSpan(at))
        {
            if (value is (byte)'0' or (byte)'1')
            {
                (separated[length], separated[length + 1]) = ((byte)' ', value);
                length += 2;
            }
        }

        return new PictureScan { IsWhole = (length - at) / 2 >= samples, Instead = separated[..length] };
    }

    private static long Count(ReadOnlySpan<byte> text)
    {
        long numbers = 0;
        for (int i = 0; i < text.Length; i++)
        {
            numbers += IsDigit(text[i]) && (i == 0 || !IsDigit(text[i - 1])) ? 1 : 0;
        }

        return numbers;
    }

    private static long Number(byte[] file, ref int at)
    {
        for (bool comment = false; comment || !IsDigit(file[at]); at++)
        {
            // A comment lasts to the end of its line.
            comment = file[at] == '#' || (comment && file[at] is not ((byte)'\n' or (byte)'\r'));
        }

        long number = 0;
        for (; at < file.Length && IsDigit(file[at]); at++)
        {
            number = checked((number * 10) + file[at] - '0');
        }

        return number;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
