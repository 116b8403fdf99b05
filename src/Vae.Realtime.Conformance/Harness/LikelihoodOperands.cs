namespace Vae.Realtime.Conformance.Harness;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary>Where raw outputs lie and how many of them count.</summary>
/// <param name="Examples">Pictures.</param>
/// <param name="Samples">Rows of raw outputs per picture.</param>
/// <param name="Pixels">Pixels of a picture.</param>
/// <param name="Channels">Channels of a picture.</param>
/// <param name="PerPixel">A padded row per pixel, as convolutions write, instead of one per picture.</param>
/// <param name="Valid">Pictures that count.</param>
internal readonly record struct LikelihoodLayout(int Examples, int Samples, int Pixels, int Channels, bool PerPixel, int Valid)
{
    /// <summary>One of each alone; odd in every dimension; more pixels than a workgroup takes.</summary>
    public static readonly LikelihoodLayout[] All =
    [
        new(1, 1, 1, 1, false, 1), new(1, 1, 1, 1, true, 1), new(3, 1, 5, 1, true, 2), new(5, 1, 7, 3, false, 5), new(5, 1, 9, 3, true, 3),
        new(2, 1, 1101, 1, false, 2), new(2, 1, 1024, 1, false, 2), new(4, 3, 49, 3, true, 3), new(3, 5, 65, 1, false, 2), new(2, 2, 520, 4, true, 2),
    ];

    public int Rows => Examples * Samples;

    public override string ToString() =>
        $"{Examples}x{Samples} of {Pixels}x{Channels}, {Valid} valid, {(PerPixel ? "a row per pixel" : "a row per picture")}";
}

/// <summary>Pictures and raw outputs of a likelihood, and the size of the rounding errors that its formulas allow.</summary>
internal sealed class LikelihoodOperands
{
    /// <summary>Vulkan allows an exponential of x 3 + 2|x| ulp, and log-scales reach to 20.</summary>
    public const double Roundings = 96;

    private readonly LikelihoodLayout _layout;
    private readonly double[] _x;
    private readonly double[] _raw;
    private readonly double[] _variances;
    private readonly int _exampleStride;
    private readonly int _pixelStride;

    public LikelihoodOperands(KernelHarness bench, LikelihoodFamily family, LikelihoodLayout layout, bool extreme)
    {
        // A power of two, so that 1 / scale is exact.
        Twin = new LikelihoodReference((ReferenceLikelihood)family, 0.25);
        (_layout, Family) = (layout, family);
        int perPixel = Twin.Parameters * layout.Channels;
        _pixelStride = layout.PerPixel ? Tensor.Pad(perPixel) : perPixel;
        _exampleStride = layout.PerPixel ? layout.Pixels * _pixelStride : Tensor.Pad(layout.Pixels * perPixel);
        int length = layout.Pixels * layout.Channels;
        _x = Levels(bench.Sampler, layout.Examples * length);
        _raw = new double[layout.Rows * _exampleStride];
        Array.Fill(_raw, double.NaN);
        foreach ((_, int at) in Values)
        {
            _raw[at] = extreme ? bench.Sampler.Uniform(-60, 60) : bench.Sampler.Uniform(-0.5, 1.5);
            if (Twin.Parameters == 2)
            {
                _raw[at + layout.Channels] = extreme ? bench.Sampler.Uniform(-20, 20) : bench.Sampler.Uniform(-8, 2);
            }
        }

        // Far below the least that counts, and ordinary ones.
        double[] logs = bench.Sampler.Uniform(layout.Channels, extreme ? -30 : -6, 1);
        _variances = [.. logs.Select(s => (double)(float)Math.Exp(s))];
        Variances = bench.Floats(_variances);
        X = bench.Matrix(_x, layout.Examples, length);
        Raw = bench.Floats(_raw);
        Step = new StepOperands(bench, new StepEntry { Valid = (uint)layout.Valid, InverseValid = 1f / layout.Valid });
        Size = new LikelihoodParams(
            (uint)layout.Rows,
            (uint)layout.Samples,
            (uint)layout.Pixels,
            (uint)layout.Channels,
            (uint)X.Stride,
            (uint)_exampleStride,
            (uint)_pixelStride,
            (float)(1 / Twin.Scale),
            (float)(LikelihoodTraits.Of(family).LogNormaliser?.Invoke(Twin.Scale) ?? 0));
    }

    public LikelihoodFamily Family { get; }

    public LikelihoodReference Twin { get; }

    public StepOperands Step { get; }

    public Operand X { get; }

    /// <summary>(C): those of a calibrated family.</summary>
    public Operand Variances { get; }

    public Operand Raw { get; }

    public LikelihoodParams Size { get; }

    public int RawCount => _raw.Length;

    /// <summary>Nats of every row.</summary>
    public double[] Nats() => Rows((x, first, second) => Twin.Nats(x, first, second));

    /// <summary>What <see cref="Nats"/> are summed from, in magnitude.</summary>
    public double[] NatsScale() => Rows((x, first, second) => Scale(x, first, second).Nats);

    /// <summary>Gradient of the mean, laid out as the raw outputs, and its scale.</summary>
    public (double[] Gradient, double[] Scale) Gradient()
    {
        (double[] gradient, double[] scale) = (new double[_raw.Length], new double[_raw.Length]);
        foreach ((int i, int at) in Values.Where(value => Row(value.Index) < _layout.Valid * _layout.Samples))
        {
            (double x, double first, double second) = Value(i, at);
            (double byFirst, double bySecond) = Twin.Gradient(x, first, second);
            (_, double firstScale, double secondScale) = Scale(x, first, second);
            (gradient[at], scale[at]) = (byFirst / _layout.Valid, firstScale / _layout.Valid);
            if (Twin.Parameters == 2)
            {
                (gradient[at + _layout.Channels], scale[at + _layout.Channels]) = (bySecond / _layout.Valid, secondScale / _layout.Valid);
            }
        }

        return (gradient, scale);
    }

    /// <summary>Mean squared error of every channel, over the pictures that count.</summary>
    public double[] ChannelVariances()
    {
        double[] sums = new double[_layout.Channels];
        foreach ((int i, int at) in Values.Where(value => Row(value.Index) < _layout.Valid * _layout.Samples))
        {
            (double x, double first, _) = Value(i, at);
            sums[i % _layout.Channels] += (x - first) * (x - first);
        }

        return [.. sums.Select(sum => sum / (_layout.Valid * _layout.Samples * _layout.Pixels))];
    }

    /// <summary>A moment as pictures, (rows, pixels·channels).</summary>
    public double[] Pictures(Func<double, double, double> moment) =>
        [.. Values.Select(value => Value(value.Index, value.At)).Select(value => moment(value.First, value.Second))];

    // Every value's index in the dense rows and where its first raw output lies.
    private IEnumerable<(int Index, int At)> Values
    {
        get
        {
            int index = 0;
            for (int row = 0; row < _layout.Rows; row++)
            {
                for (int pixel = 0; pixel < _layout.Pixels; pixel++)
                {
                    for (int c = 0; c < _layout.Channels; c++)
                    {
                        yield return (index++, (row * _exampleStride) + (pixel * _pixelStride) + c);
                    }
                }
            }
        }
    }

    // Bytes, the ends often, and values a little off: nowhere near the middle between two levels.
    private static double[] Levels(Sampler sampler, int count) =>
        [.. sampler.Uniform(count, -60, 315).Select(value => (float)(Math.Clamp(Math.Round(value) + sampler.Uniform(-0.3, 0.3), 0, 255) / 255))];

    private int Row(int index) => index / (_layout.Pixels * _layout.Channels);

    private (double X, double First, double Second) Value(int index, int at)
    {
        int length = _layout.Pixels * _layout.Channels;
        double x = _x[(index / length / _layout.Samples * length) + (index % length)];
        double second = Family == LikelihoodFamily.CalibratedGaussian ? _variances[index % _layout.Channels]
            : Twin.Parameters == 2 ? _raw[at + _layout.Channels] : 0;
        return (x, _raw[at], second);
    }

    private double[] Rows(Func<double, double, double, double> term)
    {
        double[] sums = new double[_layout.Rows];
        foreach ((int i, int at) in Values.Where(value => Row(value.Index) < _layout.Valid * _layout.Samples))
        {
            (double x, double first, double second) = Value(i, at);
            sums[Row(i)] += term(x, first, second);
        }

        return sums;
    }

    // Magnitudes of the terms, and how far the rounding of x - m carries.
    private (double Nats, double ByFirst, double BySecond) Scale(double x, double first, double second)
    {
        double s = Twin.Clamp(second);
        double precision = Family == LikelihoodFamily.CalibratedGaussian ? 1 / s : Twin.Parameters == 2 ? Math.Exp(-s) : 1 / Twin.Scale;
        double d = Math.Abs(x - first) * precision;
        double reach = (x + Math.Abs(first)) * precision;
        switch (Family)
        {
            case LikelihoodFamily.Bernoulli:
                return ((Math.Abs(first) * (1 + x)) + 1, 1 + x, 0);
            case LikelihoodFamily.Gaussian:
                return ((0.5 * d * d) + (d * reach) + 1, reach * precision, 0);
            case LikelihoodFamily.LearnedGaussian:
                double square = Math.Abs(x - first) * reach;
                return (0.5 * (Math.Abs(s) + 2) + square, reach, 0.5 + square);
            case LikelihoodFamily.Laplace:
                return (d + reach + 1, precision, 0);
            case LikelihoodFamily.CalibratedGaussian:
                return (0.5 * (Math.Abs(Math.Log(s)) + 2) + (Math.Abs(x - first) * reach), reach, 0);
            default:
                double slope = (1 + d) * reach * 0.25 * Math.Min(1, 8 * Math.Exp(-d));
                return (d + reach + Math.Abs(s) + 7, precision * (1 + slope), 2 + d + reach + slope);
        }
    }
}
