namespace Vae.Realtime.Live.Control.Audio;

/// <summary>
/// Magnitudes of a windowed Fourier transform of fixed length, radix 2 in place (Cooley and Tukey 1965). Allocates only at its making.
/// </summary>
internal sealed class Fourier
{
    private readonly float[] _window;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly int[] _reversed;
    private readonly float[] _real;
    private readonly float[] _imaginary;

    /// <param name="length">Samples, a power of two.</param>
    public Fourier(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(System.Numerics.BitOperations.IsPow2(length), true);
        Length = length;
        (_window, _cosines, _sines) = (new float[length], new float[length / 2], new float[length / 2]);
        (_reversed, _real, _imaginary) = (new int[length], new float[length], new float[length]);
        int bits = System.Numerics.BitOperations.Log2((uint)length);
        for (int i = 0; i < length; i++)
        {
            // Hann, scaled so that a sine of amplitude 1 has magnitude 1 at its bin.
            _window[i] = (float)((0.5 - (0.5 * Math.Cos(2 * Math.PI * i / length))) * 4 / length);
            _reversed[i] = bits == 0 ? 0 : (int)(Reverse((uint)i) >> (32 - bits));
        }

        for (int i = 0; i < length / 2; i++)
        {
            (_sines[i], _cosines[i]) = ((float)Math.Sin(-2 * Math.PI * i / length), (float)Math.Cos(2 * Math.PI * i / length));
        }
    }

    public int Length { get; }

    /// <summary>Transforms.</summary>
    /// <param name="samples">As many as <see cref="Length"/>.</param>
    /// <param name="magnitudes">Half as many: frequencies from 0 up, in steps of sample rate over length.</param>
    public void Transform(ReadOnlySpan<float> samples, Span<float> magnitudes)
    {
        for (int i = 0; i < Length; i++)
        {
            _real[_reversed[i]] = samples[i] * _window[i];
        }

        Array.Clear(_imaginary);
        for (int half = 1; half < Length; half *= 2)
        {
            Combine(half);
        }

        for (int i = 0; i < Length / 2; i++)
        {
            magnitudes[i] = MathF.Sqrt((_real[i] * _real[i]) + (_imaginary[i] * _imaginary[i]));
        }
    }

    private static uint Reverse(uint value)
    {
        uint reversed = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            reversed |= ((value >> bit) & 1) << (31 - bit);
        }

        return reversed;
    }

    private void Combine(int half)
    {
        int stride = Length / (2 * half);
        for (int start = 0; start < Length; start += 2 * half)
        {
            for (int i = 0; i < half; i++)
            {
                (int a, int b) = (start + i, start + i + half);
                (float cosine, float sine) = (_cosines[i * stride], _sines[i * stride]);
                float real = (_real[b] * cosine) - (_imaginary[b] * sine);
                float imaginary = (_real[b] * sine) + (_imaginary[b] * cosine);
                (_real[b], _imaginary[b]) = (_real[a] - real, _imaginary[a] - imaginary);
                (_real[a], _imaginary[a]) = (_real[a] + real, _imaginary[a] + imaginary);
            }
        }
    }
}
