namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Idx;
using Xunit;

public class MnistTests
{
    [Fact]
    public void Mnist_has_its_known_counts_and_statistics()
    {
        string? folder = SharedData.Find("mnist");
        if (folder is null)
        {
            Assert.False(Directory.Exists(folder));
            return;
        }

        DataSplits mnist = IdxData.Load(new FileSpec(folder));
        Assert.Equal("mnist", mnist.Name);
        Assert.Equal((60_000, 10_000), (mnist.Train.Count, mnist.Test.Count));
        Assert.Equal(new Shape(28, 28, 1), mnist.Train.Shape);

        // The training set's mean grey value, and how often each digit occurs in both sets.
        Assert.Equal(0.1307, Assert.IsType<ImageSet>(mnist.Train).Pixels.Average(pixel => (double)pixel) / 255, 4);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], Histogram(mnist.Train.Labels!));
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], Histogram(mnist.Test.Labels!));
    }

    private static int[] Histogram(byte[] labels) => [.. Enumerable.Range(0, 10).Select(digit => labels.Count(label => label == digit))];
}
