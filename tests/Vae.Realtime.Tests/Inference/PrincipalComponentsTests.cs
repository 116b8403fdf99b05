namespace Vae.Realtime.Tests.Inference;

using Vae.Realtime.Learning.Inference;
using Xunit;

public class PrincipalComponentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    public void Eigenvectors_are_orthonormal_sorted_and_make_the_matrix_again(int n)
    {
        Random random = new(n);
        double[,] matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                matrix[i, k] = matrix[k, i] = random.NextDouble() - 0.5;
            }
        }

        (double[] values, double[,] vectors) = SymmetricEigen.Of(matrix);
        Assert.Equal(values.OrderDescending(), values);
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                double dot = Enumerable.Range(0, n).Sum(at => vectors[i, at] * vectors[k, at]);
                double again = Enumerable.Range(0, n).Sum(at => values[at] * vectors[at, i] * vectors[at, k]);
                Assert.Equal(i == k ? 1 : 0, dot, 1e-10);
                Assert.Equal(matrix[i, k], again, 1e-10);
            }
        }
    }

    [Fact]
    public void Points_on_a_line_have_one_component()
    {
        float[] points = [.. Enumerable.Range(0, 11).SelectMany(i => (float[])[1 + (3 * i), 2 + (4 * i)])];
        PrincipalComponents components = PrincipalComponents.Of(points, 2, 2);
        Assert.Equal(1, components.Explained[0], 1e-12);
        Assert.Equal(0, components.Explained[1], 1e-12);
        for (int i = 0; i < 11; i++)
        {
            Assert.Equal(5 * Math.Abs(i - 5), Math.Abs(components.Points[i, 0]), 1e-5);
            Assert.Equal(0, components.Points[i, 1], 1e-5);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    public void Fewer_dimensions_or_points_than_components_leave_zeros(int count, int length)
    {
        PrincipalComponents components = PrincipalComponents.Of(new float[count * length], length, 2);
        Assert.Equal((count, 2), (components.Points.GetLength(0), components.Points.GetLength(1)));
        Assert.Equal([0, 0], components.Explained);
    }
}
