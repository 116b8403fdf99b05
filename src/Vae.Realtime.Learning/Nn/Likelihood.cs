namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>How pictures are distributed given the decoder's raw outputs. All nats are summed over pixels and channels.</summary>
internal sealed record Likelihood
{
    /// <param name="family">The distribution of a value.</param>
    /// <param name="scale">Standard deviation of a Gaussian or scale b of a Laplace distribution; other families have none.</param>
    /// <exception cref="VaeException">The scale is not a positive number.</exception>
    public Likelihood(LikelihoodFamily family, double scale = 1)
    {
        if (!(scale is >= 1e-6 and <= 1e6))
        {
            throw new VaeException($"The scale of a likelihood must be from 1e-6 to 1e6, not {scale}.");
        }

        (Family, Scale, Traits) = (family, scale, LikelihoodTraits.Of(family));
    }

    public LikelihoodFamily Family { get; }

    /// <summary>σ or b, where the family has a fixed one.</summary>
    public double Scale { get; }

    /// <summary>Raw outputs per value of a picture: [means | log-scales] for two.</summary>
    public int Parameters => Traits.Parameters;

    /// <summary>What is known of the family.</summary>
    public LikelihoodTraits Traits { get; }

    /// <summary>Partial sums that <see cref="RecordLoss"/> writes.</summary>
    public static int LossCount(int rows, Shape picture) => LikelihoodLoss.LossCount(rows, picture.Height * picture.Width);

    /// <summary>Appends the loss: its partial sums, and the gradient of its mean over the step's valid examples by the raw outputs.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="step">Says how many examples count.</param>
    /// <param name="raw">(examples·samples) rows; sample k of example b is row <c>b·samples + k</c>.</param>
    /// <param name="x">(examples, pixels·channels).</param>
    /// <param name="picture">Shape of x's rows.</param>
    /// <param name="dl">Laid out as <paramref name="raw"/>; padding becomes zero.</param>
    /// <param name="losses"><see cref="LossCount"/> floats.</param>
    /// <param name="samples">Rows per example.</param>
    public void RecordLoss(
        Recording recording, StepBindings step, RawOutputs raw, Tensor x, Shape picture, BufferSlice dl, BufferSlice losses, int samples = 1) =>
        recording.Dispatch(new LikelihoodLoss(step, raw.Data, x.Buffer, dl, losses, Family, Size(raw, x, picture, samples), raw.Variances));

    /// <summary>Appends the negative log-likelihood of every row; 0 for rows that do not count.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="step">Says how many examples count.</param>
    /// <param name="raw">As in <see cref="RecordLoss"/>.</param>
    /// <param name="x">(examples, pixels·channels).</param>
    /// <param name="picture">Shape of x's rows.</param>
    /// <param name="nats">A float per row.</param>
    /// <param name="samples">Rows per example.</param>
    public void RecordNats(Recording recording, StepBindings step, RawOutputs raw, Tensor x, Shape picture, BufferSlice nats, int samples = 1) =>
        recording.Dispatch(new LikelihoodNats(step, raw.Data, x.Buffer, nats, Family, Size(raw, x, picture, samples), raw.Variances));

    /// <summary>Appends a moment of the likelihood as pictures, in [0,1] unless unbounded, for every row.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="raw">As in <see cref="RecordLoss"/>.</param>
    /// <param name="picture">Shape of the pictures.</param>
    /// <param name="pictures">(rows, pixels·channels).</param>
    /// <param name="moment">Mean or standard deviation.</param>
    public void RecordPictures(
        Recording recording, RawOutputs raw, Shape picture, Tensor pictures, LikelihoodMoment moment = LikelihoodMoment.Mean) =>
        recording.Dispatch(new LikelihoodPicture(raw.Data, pictures.Buffer, moment, Family, Size(raw, pictures, picture, 1), raw.Variances));

    /// <summary>Floats of the partial sums that <see cref="RecordVariances"/> needs.</summary>
    public static int SquareCount(int rows, Shape picture) =>
        LikelihoodSquares.Chunks(rows, picture.Height * picture.Width) * picture.Channels;

    /// <summary>Appends the variances that explain the step's examples best, of a calibrated likelihood.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">Says how many examples count.</param>
    /// <param name="raw">As in <see cref="RecordLoss"/>.</param>
    /// <param name="x">(examples, pixels·channels).</param>
    /// <param name="picture">Shape of x's rows.</param>
    /// <param name="squares"><see cref="SquareCount"/> floats, overwritten.</param>
    /// <param name="newest">(C), overwritten.</param>
    /// <param name="samples">Rows per example.</param>
    /// <param name="widening">What the variances are multiplied by.</param>
    public void RecordVariances(
        Recording recording,
        StepBindings step,
        RawOutputs raw,
        Tensor x,
        Shape picture,
        BufferSlice squares,
        BufferSlice newest,
        int samples,
        double widening)
    {
        LikelihoodParams size = Size(raw, x, picture, samples);
        recording.Dispatch(new LikelihoodSquares(step, raw.Data, x.Buffer, squares, size));
        recording.Dispatch(new LikelihoodVariance(step, squares, newest, size, widening));
    }

    private LikelihoodParams Size(RawOutputs raw, Tensor x, Shape picture, int samples)
    {
        ShapeException.ThrowIfNot(x, raw.Rows / samples, picture.Length, "pictures");
        return new LikelihoodParams(
            (uint)raw.Rows,
            (uint)samples,
            (uint)(picture.Height * picture.Width),
            (uint)picture.Channels,
            (uint)x.RowStride,
            (uint)raw.ExampleStride,
            (uint)raw.PixelStride,
            (float)(1 / Scale),
            (float)(Traits.LogNormaliser?.Invoke(Scale) ?? 0));
    }
}
