namespace Vae.Realtime.Tests.Live.Control;

using System.Buffers.Binary;
using Vae.Realtime.Live.Control.Audio;

/// <summary>Sounds made for tests.</summary>
internal static class Waves
{
    public const int Rate = 44100;

    public static float[] Tone(double hertz, double seconds, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / Rate)))];

    /// <summary>Short bursts of noise, so many a minute, over a soft tone.</summary>
    public static float[] Clicks(double perMinute, double seconds)
    {
        Random random = new(3);
        float[] samples = Tone(300, seconds, 0.02);
        double period = 60 / perMinute;
        for (int i = 0; i < samples.Length; i++)
        {
            double since = (i / (double)Rate % period) - 0.1;
            samples[i] += since is >= 0 and < 0.02 ? (float)(random.NextDouble() - 0.5) : 0;
        }

        return samples;
    }

    /// <summary>What the analyser says, a value for each of its periods.</summary>
    public static (SoundLevels[] Levels, double Period) Analyse(float[] samples)
    {
        SoundAnalyser analyser = new(Rate);
        return ([.. samples.Chunk(analyser.Hop).Where(chunk => chunk.Length == analyser.Hop).Select(chunk => analyser.Hear(chunk))], analyser.Period);
    }

    /// <summary>A WAV file.</summary>
    /// <param name="format">1 for integers, 3 for floats.</param>
    /// <param name="bits">Of a sample.</param>
    /// <param name="channels">Each a half, a third, ... of the first.</param>
    /// <param name="samples">-1 to 1.</param>
    /// <param name="extensible">Says its format the newer way.</param>
    public static byte[] File(int format, int bits, int channels, float[] samples, bool extensible = false)
    {
        byte[] data = [.. samples.SelectMany(sample => Enumerable.Range(1, channels).SelectMany(divisor => Encode(format, bits, sample / divisor)))];
        byte[] head = new byte[extensible ? 40 : 16];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)(extensible ? 0xFFFE : format));
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), Rate);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(14), (ushort)bits);
        if (extensible)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(24), (ushort)format);
        }

        return
        [
            .. "RIFF"u8, .. Little(0), .. "WAVE"u8, .. "LIST"u8, .. Little(3), 1, 2, 3, 0, .. "fmt "u8, .. Little(head.Length), .. head, .. "data"u8,
            .. Little(data.Length), .. data,
        ];
    }

    private static byte[] Little(int value) => BitConverter.GetBytes(value);

    private static byte[] Encode(int format, int bits, double sample) => (format, bits) switch
    {
        (3, 32) => BitConverter.GetBytes((float)sample),
        (3, _) => BitConverter.GetBytes(sample),
        (_, 8) => [(byte)Math.Round((sample * 127) + 128)],
        (_, 16) => BitConverter.GetBytes((short)Math.Round(sample * 32767)),
        (_, 24) => BitConverter.GetBytes((int)Math.Round(sample * 8388607))[..3],
        _ => BitConverter.GetBytes((int)Math.Round(sample * 2147483000)),
    };
}
