namespace SixLabors.ImageSharp.Processing;

using System.Numerics;

/// <summary>Which source samples make one target sample along one axis, and with what weights.</summary>
/// <remarks>
/// Keys' cubic convolution with a = -1/2, stretched by the ratio when shrinking and normalised at the borders:
/// R. Keys, Cubic convolution interpolation for digital image processing, IEEE TASSP 29(6), 1981.
/// </remarks>
internal readonly struct ResampleWeights
{
    private const double Radius = 2;

    private readonly int _first;
    private readonly float[] _weights;

    private ResampleWeights(int index, int sourceLength, double ratio)
    {
        double scale = Math.Max(1, ratio);
        double center = ((index + 0.5) * ratio) - 0.5;
        _first = Math.Max(0, (int)Math.Ceiling(center - (Radius * scale)));
        int last = Math.Min(sourceLength - 1, (int)Math.Floor(center + (Radius * scale)));
        int first = _first;
        double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(i => Kernel((i - center) / scale))];
        double total = weights.Sum();
        _weights = [.. weights.Select(weight => (float)(weight / total))];
    }

    /// <summary>The weights of every sample when <paramref name="sourceLength"/> samples become <paramref name="targetLength"/>.</summary>
    public static ResampleWeights[] Of(int sourceLength, int targetLength)
    {
        double ratio = (double)sourceLength / targetLength;
        return [.. Enumerable.Range(0, targetLength).Select(index => new ResampleWeights(index, sourceLength, ratio))];
    }

    /// <summary>The weighted sum of <c>samples[offset + i * stride]</c>.</summary>
    public Vector4 Sum(ReadOnlySpan<Vector4> samples, int offset, int stride)
    {
        Vector4 sum = Vector4.Zero;
        for (int i = 0; i < _weights.Length; i++)
        {
            sum += samples[offset + ((_first + i) * stride)] * _weights[i];
        }

        return sum;
    }

    private static double Kernel(double x)
    {
        x = Math.Abs(x);
        return x switch
        {
            <= 1 => (((1.5 * x) - 2.5) * x * x) + 1,
            < 2 => (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2,
            _ => 0,
        };
    }
}
