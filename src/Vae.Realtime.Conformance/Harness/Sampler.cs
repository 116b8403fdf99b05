namespace Vae.Realtime.Conformance.Harness;

using Vae.Realtime.Reference;

/// <summary>Seeded inputs. Every number is a float, so that kernel and twin start from the same.</summary>
internal sealed class Sampler
{
    private readonly Random _random;

    /// <param name="name">Two samplers of the same name draw the same numbers.</param>
    public Sampler(string name)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        uint hash = 2166136261;
        foreach (char letter in name)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        _random = new Random((int)hash);
    }

    public double Uniform(double low, double high) => (float)(low + ((high - low) * _random.NextDouble()));

    public double[] Uniform(int count, double low, double high)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Uniform(low, high);
        }

        return values;
    }

    /// <summary>Pixels in [0,1], exact zeros and ones among them.</summary>
    public double[] Pixels(int count) => [.. Uniform(count, -0.4, 1.4).Select(value => Math.Clamp(value, 0, 1))];

    /// <summary>Outputs of an activation, as a backward pass reads them: zeros of a dead unit, or values in (−1,1) or (0,1).</summary>
    public double[] Outputs(int count, ReferenceActivation activation)
    {
        double[] values = Uniform(count, -1, 1);
        return activation is ReferenceActivation.Relu or ReferenceActivation.Sigmoid ? [.. values.Select(value => Math.Max(value, 0))] : values;
    }

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public uint Word() => (uint)_random.NextInt64(1L << 32);

    public ulong Key() => ((ulong)Word() << 32) | Word();
}
