namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Data.Tables;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;

/// <summary>How close reconstructions, decoded from the posterior's mean, come to the examples.</summary>
/// <param name="RSquared">
/// The share of the variance of all values that they explain: 1 is everything, 0 no more than the mean of each value over the examples, less
/// than 0 worse than that. NaN where nothing varies.
/// </param>
/// <param name="Columns">Every channel, or column of a table or series, by itself.</param>
internal sealed record ReconstructionFit(double RSquared, IReadOnlyList<ColumnFit> Columns)
{
    /// <summary>Measures it on a split.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="scaling">Of the columns, so that errors are in the data's own units; null for others.</param>
    /// <param name="seed">Seed of the source, where it is procedural.</param>
    /// <param name="cancellation">Checked between batches.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public static ReconstructionFit Of(
        VaeModel model, IBatchSource source, DataScaling? scaling, ulong seed, CancellationToken cancellation = default)
    {
        Shape shape = model.Architecture.Input;
        double[] sums = new double[shape.Length];
        double[] squares = new double[shape.Length];
        double[] errors = new double[shape.Length];
        using SplitRunner runner = new("fit", model, source, (recording, step, pass) =>
        {
            pass.RecordEncode(recording, step);
            pass.RecordSample(recording, step, NoiseMode.Zero);
            pass.RecordDecode(recording, step);
            pass.RecordPictures(recording, step);
            return [pass.X.Buffer, pass.Pictures.Buffer];
        });
        runner.Run(source.Count, seed, 1, Add, cancellation);
        double[] deviations = [.. sums.Select((sum, at) => Math.Max(0, squares[at] - (sum * sum / source.Count)))];
        ColumnFit[] columns = [.. Enumerable.Range(0, shape.Channels).Select(Column)];
        return new ReconstructionFit(Share(errors.Sum(), deviations.Sum()), columns);

        void Add(int first, int valid)
        {
            ReadOnlySpan<float> x = runner.Floats(0);
            ReadOnlySpan<float> pictures = runner.Floats(1);
            for (int row = 0; row < valid; row++)
            {
                ReadOnlySpan<float> example = x.Slice(row * runner.Pass.X.RowStride, shape.Length);
                ReadOnlySpan<float> picture = pictures.Slice(row * runner.Pass.Pictures.RowStride, shape.Length);
                for (int at = 0; at < shape.Length; at++)
                {
                    double value = Measured(at % shape.Channels, example[at]);
                    double error = value - Measured(at % shape.Channels, picture[at]);
                    sums[at] += value;
                    squares[at] += value * value;
                    errors[at] += error * error;
                }
            }
        }

        // In the data's own units, but so that the columns' ranges count alike.
        double Measured(int channel, double value) =>
            scaling is { Kind: ScalingKind.Log } ? scaling.Own(channel, value) / scaling.Span(channel) : value;

        ColumnFit Column(int channel)
        {
            double Of(double[] values) => values.Where((_, at) => at % shape.Channels == channel).Sum();
            double error = Of(errors);
            double unit = scaling?.Span(channel) ?? 1;
            double root = Math.Sqrt(error / ((double)source.Count * shape.Height * shape.Width));
            return new ColumnFit(scaling?.Columns[channel], Share(error, Of(deviations)), unit * root);
        }
    }

    private static double Share(double error, double deviation) => deviation > 0 ? 1 - (error / deviation) : double.NaN;
}

/// <summary>How close reconstructions come to one channel or column.</summary>
/// <param name="Name">Of the column; null for a picture's channel.</param>
/// <param name="RSquared">As that of all values.</param>
/// <param name="RootMeanSquare">Of the errors, in the column's own units, or of a picture's range of 0 to 1.</param>
internal readonly record struct ColumnFit(string? Name, double RSquared, double RootMeanSquare);
