namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Reads of an ICC profile how much light the 256 values of a channel stand for.</summary>
/// <remarks>Source: ICC.1:2022, clauses 10.6 (curveType) and 10.18 (parametricCurveType).</remarks>
internal static class ToneCurve
{
    private const int Values = 256;
    private const int HeadBytes = 8;
    private const float NearlyNone = 0.05f;
    private const float NearlyAll = 0.95f;

    // How many numbers each kind of formula has.
    private static readonly int[] Parameters = [1, 3, 4, 5, 7];

    /// <summary>Reads a curve.</summary>
    /// <param name="data">The element of the profile.</param>
    /// <returns>(256), from 0 for no light to 1 for all; null where it is none that rises from one to the other.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The element ends before its curve does.</exception>
    public static float[]? Of(ReadOnlySpan<byte> data)
    {
        Func<double, double>? curve = data.StartsWith("curv"u8) ? Sampled(data[HeadBytes..])
            : data.StartsWith("para"u8) ? Formula(data[HeadBytes..])
            : null;
        if (curve is null)
        {
            return null;
        }

        float[] light = [.. Enumerable.Range(0, Values).Select(value => (float)Math.Clamp(curve(value / (Values - 1.0)), 0, 1))];
        bool rises = light[0] < NearlyNone && light[^1] > NearlyAll && light.Zip(light.Skip(1)).All(pair => pair.First <= pair.Second);
        return rises ? light : null;
    }

    private static Func<double, double> Sampled(ReadOnlySpan<byte> data)
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(data);
        if (count == 0)
        {
            return value => value;
        }

        if (count == 1)
        {
            double gamma = BinaryPrimitives.ReadUInt16BigEndian(data[4..]) / 256.0;
            return value => Math.Pow(value, gamma);
        }

        ReadOnlySpan<byte> samples = data.Slice(4, checked(count * sizeof(ushort)));
        double[] table = new double[count];
        for (int at = 0; at < table.Length; at++)
        {
            table[at] = BinaryPrimitives.ReadUInt16BigEndian(samples[(at * sizeof(ushort))..]) / (double)ushort.MaxValue;
        }

        return value =>
        {
            double place = value * (table.Length - 1);
            int below = Math.Min((int)place, table.Length - 2);
            return table[below] + ((place - below) * (table[below + 1] - table[below]));
        };
    }

    private static Func<double, double>? Formula(ReadOnlySpan<byte> data)
    {
        int kind = BinaryPrimitives.ReadUInt16BigEndian(data);
        if (kind >= Parameters.Length)
        {
            return null;
        }

        double[] p = new double[Parameters[^1]];
        for (int at = 0; at < Parameters[kind]; at++)
        {
            p[at] = BinaryPrimitives.ReadInt32BigEndian(data[(4 + (4 * at))..]) / 65_536.0;
        }

        // Their names are those of the standard.
        (double g, double a, double b, double c, double d, double e, double f) = (p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        return kind switch
        {
            0 => x => Math.Pow(x, g),
            1 => x => x >= -b / a ? Math.Pow((a * x) + b, g) : 0,
            2 => x => x >= -b / a ? Math.Pow((a * x) + b, g) + c : c,
            3 => x => x >= d ? Math.Pow((a * x) + b, g) : c * x,
            _ => x => x >= d ? Math.Pow((a * x) + b, g) + e : (c * x) + f,
        };
    }
}
