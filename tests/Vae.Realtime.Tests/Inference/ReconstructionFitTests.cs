namespace Vae.Realtime.Tests.Inference;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What a fit says is what the reconstructions themselves say, column by column.</summary>
[Collection(GpuCollection.Name)]
public sealed class ReconstructionFitTests(GpuFixture gpu)
{
    private const int Count = 531;
    private static readonly Shape Shape = new(4, 1, 3);

    [Theory]
    [InlineData(null)]
    [InlineData(nameof(ScalingKind.Standard))]
    [InlineData(nameof(ScalingKind.Log))]
    public void Columns_have_their_own_share_and_their_errors_in_their_own_units(string? kind)
    {
        double[] offsets = [5, -2, -0.25];
        double[] factors = [2, 0.3, 0.01];
        DataScaling? scaling = kind is null ? null : new DataScaling(Enum.Parse<ScalingKind>(kind), ["price", "volume", "rate"], offsets, factors);
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(Shape, 11, 3).With(new Likelihood(LikelihoodFamily.Gaussian)), trainable: false))
        using (VectorBatches source = new(gpu.Device, Data()))
        {
            model.Initialise(5);
            (_, float[] made, float[] originals) = Reconstructor.Run(model, source, Count, 1, Augmentation.None);
            ReconstructionFit fit = ReconstructionFit.Of(model, source, scaling, 1);
            Assert.Equal(3, fit.Columns.Count);
            (double allErrors, double allDeviations) = (0, 0);
            for (int column = 0; column < 3; column++)
            {
                (double errors, double deviations) = Sums(column);
                double range = Own(column, 1) - Own(column, 0);
                allErrors += errors / (range * range);
                allDeviations += deviations / (range * range);
                ColumnFit told = fit.Columns[column];
                Assert.Equal(scaling?.Columns[column], told.Name);
                Assert.Equal(1 - (errors / deviations), told.RSquared, 1e-5);
                Assert.Equal(1, told.RootMeanSquare / Math.Sqrt(errors / (4 * Count)), 1e-5);
            }

            Assert.Equal(1 - (allErrors / allDeviations), fit.RSquared, 1e-5);

            // Squared errors, and squared distances from the mean of each value over the examples, in the column's own units.
            (double Errors, double Deviations) Sums(int column)
            {
                (double errors, double deviations) = (0, 0);
                for (int step = 0; step < 4; step++)
                {
                    int[] places = [.. Enumerable.Range(0, Count).Select(row => (row * 12) + (step * 3) + column)];
                    double mean = places.Average(place => Own(column, originals[place]));
                    deviations += places.Sum(place => Math.Pow(Own(column, originals[place]) - mean, 2));
                    errors += places.Sum(place => Math.Pow(Own(column, originals[place]) - Own(column, made[place]), 2));
                }

                return (errors, deviations);
            }

            double Own(int column, double scaled) => kind switch
            {
                null => scaled,
                nameof(ScalingKind.Standard) => offsets[column] + (factors[column] * scaled),
                _ => Math.Exp(offsets[column] + (factors[column] * scaled)),
            };
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    // Columns of quite different spreads and means, each of them growing over the steps.
    private static VectorSet Data()
    {
        Random random = new(4);
        float[] values = new float[Count * Shape.Length];
        for (int at = 0; at < values.Length; at++)
        {
            int column = at % 3;
            int step = at / 3 % 4;
            values[at] = (float)((column - 1) + step + ((1 + (2 * column)) * (random.NextDouble() - 0.5)));
        }

        return new VectorSet(Shape, values);
    }
}
