namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A model whose evidence is known, on the device: z ~ N(0,I) of two latents, x = W z + b + σ n of four pixels, where W has the orthogonal
/// columns a₀u₀ and a₁u₁. The true posterior of latent j is N(aⱼ uⱼ·(x−b) / (aⱼ²+σ²), σ² / (aⱼ²+σ²)).
/// </summary>
internal sealed class LinearGaussian : IDisposable
{
    public const int Latent = 2;
    public const int Pixels = 4;
    public const double Sigma = 0.5;

    public static readonly double[] Weight = [1, 0.375, 1, -0.375, 1, 0.375, 1, -0.375];
    public static readonly double[] Bias = [0.25, -0.5, 0.125, 0.75];

    private static readonly Shape Shape = new(2, 2, 1);

    private readonly GpuDevice _device;
    private readonly GpuArena _arena;
    private readonly StepRing _ring;
    private readonly BufferSlice _losses;
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly Tensor _heads;
    private readonly Tensor _x;
    private readonly int _examples;
    private readonly int _samples;

    public LinearGaussian(GpuDevice device, int examples, int samples)
    {
        (_device, _examples, _samples, _ring) = (device, examples, samples, new StepRing(device));
        int rows = examples * samples;
        _arena = device.CreateArena("linear Gaussian model");
        _weight = Tensor.Reserve(_arena, Pixels, Latent);
        _bias = Tensor.Reserve(_arena, 1, Pixels);
        _x = Tensor.Reserve(_arena, examples, Pixels);
        _heads = Tensor.Reserve(_arena, examples, 2 * Latent);
        Noise = Tensor.Reserve(_arena, rows, Latent);
        Z = Tensor.Reserve(_arena, rows, Latent);
        Raw = Tensor.Reserve(_arena, rows, Pixels);
        Dl = Tensor.Reserve(_arena, rows, Pixels);
        Dz = Tensor.Reserve(_arena, rows, Latent);
        DHeads = Tensor.Reserve(_arena, examples, 2 * Latent);
        _losses = _arena.Reserve<float>(Likelihood.LossCount(rows, Shape));
        Nats = _arena.Reserve<float>(rows);
        Kl = _arena.Reserve<float>(rows);
        LogWeights = _arena.Reserve<float>(rows);
        Weights = _arena.Reserve<float>(rows);
        Sums = _arena.Reserve<float>(4L * examples);
        Nll = _arena.Reserve<float>(examples);
        _arena.Commit();
        _weight.Upload(device, Floats(Weight));
        _bias.Upload(device, Floats(Bias));
    }

    public Tensor Noise { get; }

    public Tensor Z { get; }

    public Tensor Raw { get; }

    public Tensor Dl { get; }

    public Tensor Dz { get; }

    public Tensor DHeads { get; }

    public BufferSlice Nats { get; }

    public BufferSlice Kl { get; }

    public BufferSlice LogWeights { get; }

    public BufferSlice Weights { get; }

    public BufferSlice Sums { get; }

    public BufferSlice Nll { get; }

    private ImportanceParams Size => new((uint)_examples, (uint)_samples, Latent, (uint)_heads.RowStride, (uint)Z.RowStride);

    /// <summary>−log p(x) of one example.</summary>
    public static double Evidence(ReadOnlySpan<double> x)
    {
        double nats = 0.5 * Pixels * Math.Log(Math.Tau);
        for (int i = 0; i < Pixels; i++)
        {
            nats += 0.5 * (x[i] - Bias[i]) * (x[i] - Bias[i]) / (Sigma * Sigma);
        }

        for (int j = 0; j < Latent; j++)
        {
            (double along, double square) = Project(x, j);
            nats -= 0.5 * along * along / ((square + (Sigma * Sigma)) * Sigma * Sigma);
            nats += 0.5 * Math.Log(square + (Sigma * Sigma));
        }

        return nats + (0.5 * (Pixels - Latent) * Math.Log(Sigma * Sigma));
    }

    /// <summary>μ | s of the true posterior of one example.</summary>
    public static double[] Posterior(ReadOnlySpan<double> x)
    {
        double[] heads = new double[2 * Latent];
        for (int j = 0; j < Latent; j++)
        {
            (double along, double square) = Project(x, j);
            heads[j] = along / (square + (Sigma * Sigma));
            heads[j + Latent] = Math.Log(Sigma * Sigma / (square + (Sigma * Sigma)));
        }

        return heads;
    }

    /// <summary>−log p(x|z) of one sample.</summary>
    public static double NatsOf(ReadOnlySpan<double> x, ReadOnlySpan<double> z)
    {
        double nats = 0.5 * Pixels * Math.Log(Math.Tau * Sigma * Sigma);
        for (int i = 0; i < Pixels; i++)
        {
            double d = (x[i] - Bias[i] - (Weight[2 * i] * z[0]) - (Weight[(2 * i) + 1] * z[1])) / Sigma;
            nats += 0.5 * d * d;
        }

        return nats;
    }

    public void Give(double[] x, double[] heads)
    {
        _x.Upload(_device, Floats(x));
        _heads.Upload(_device, Floats(heads));
    }

    /// <summary>Runs the bound of every example with samples from <paramref name="first"/> on.</summary>
    public float[] Bound(uint first)
    {
        Recording recording = Forward(first, NoiseMode.Philox);
        recording.Dispatch(new ImportanceBound(_ring.Bindings, LogWeights, Sums, Nll, Size));
        _device.RunOnce(recording);
        return _device.Transfers.Download<float>(Nll, _examples);
    }

    /// <summary>Runs a training step with given noise as far as the gradient by the heads.</summary>
    public (float[] Nll, float[] DHeads) Gradient(double[] noise)
    {
        Noise.Upload(_device, Floats(noise));
        Recording recording = Forward(0, NoiseMode.Given);
        recording.Dispatch(new ImportanceWeights(_ring.Bindings, LogWeights, Nll, Weights, Size));
        recording.Dispatch(new ScaleRows(Weights, Dl.Buffer, new ScaleRowsParams((uint)Dl.Rows, (uint)Dl.RowStride / 4)));
        recording.Dispatch(new LinearBackwardInput(
            Dl.Buffer, _weight.Buffer, Z.Buffer, Dz.Buffer, Product(Dz, Dl, _weight, Pixels, 0), GemmTile.Small));
        recording.Dispatch(new ImportanceBackward(_ring.Bindings, Weights, _heads.Buffer, Noise.Buffer, Z.Buffer, Dz.Buffer, DHeads.Buffer, Size));
        _device.RunOnce(recording);
        return (_device.Transfers.Download<float>(Nll, _examples), DHeads.Download(_device));
    }

    public void Dispose()
    {
        _ring.Dispose();
        _arena.Dispose();
    }

    private static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];

    // aⱼ uⱼ·(x−b) and aⱼ².
    private static (double Along, double Square) Project(ReadOnlySpan<double> x, int column)
    {
        (double along, double square) = (0, 0);
        for (int i = 0; i < Pixels; i++)
        {
            double w = Weight[(Latent * i) + column];
            (along, square) = (along + (w * (x[i] - Bias[i])), square + (w * w));
        }

        return (along, square);
    }

    private static GemmParams Product(Tensor c, Tensor a, Tensor b, int inner, int option) => new(
        (uint)c.Rows,
        (uint)c.RowStride,
        (uint)Tensor.Pad(inner),
        (uint)a.RowStride / 4,
        (uint)b.RowStride / 4,
        (uint)c.RowStride / 4,
        0,
        (uint)option);

    private Recording Forward(uint first, NoiseMode noise)
    {
        _ring.Entry(0) = new StepEntry
        {
            Valid = (uint)_examples,
            InverseValid = 1f / _examples,
            KlWeight = 1,
            NoiseKey = 77,
            SampleIndex = first,
        };
        Likelihood likelihood = new(LikelihoodFamily.Gaussian, Sigma);
        RawOutputs raw = new(Raw.Buffer, Raw.Rows, Raw.RowStride, 1);
        Recording recording = new("importance-weighted bound");
        recording.Dispatch(new Reparameterise(
            _ring.Bindings,
            _heads.Buffer,
            Noise.Buffer,
            Z.Buffer,
            Kl,
            new ReparameteriseParams((uint)Z.Rows, Latent, (uint)_heads.RowStride, (uint)Z.RowStride, noise, (uint)_samples)));
        recording.Dispatch(new LinearForward(
            Z.Buffer, _weight.Buffer, _bias.Buffer, Raw.Buffer, Product(Raw, Z, _weight, Latent, Pixels), GemmTile.Small));
        likelihood.RecordLoss(recording, _ring.Bindings, raw, _x, Shape, Dl.Buffer, _losses, _samples);
        likelihood.RecordNats(recording, _ring.Bindings, raw, _x, Shape, Nats, _samples);
        recording.Dispatch(new ImportanceLogWeights(_ring.Bindings, Nats, _heads.Buffer, Noise.Buffer, Z.Buffer, LogWeights, Size));
        return recording;
    }
}
