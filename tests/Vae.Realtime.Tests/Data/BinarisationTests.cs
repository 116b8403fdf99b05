namespace Vae.Realtime.Tests.Data;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Pixels are drawn as 0 or 1 with their values as probabilities, once and for all.</summary>
public sealed class BinarisationTests : IDisposable
{
    private const int Side = 50;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_value_is_the_probability()
    {
        ImageSet images = Set(Load("?binarise").Train);
        Assert.All(images.Pixels, pixel => Assert.True(pixel is 0 or 255));
        for (int value = 0; value < images.Count; value++)
        {
            // Image i is of the value i. Five standard deviations of a binomial share.
            double share = images.Image(value).ToArray().Average(pixel => pixel / 255.0);
            double probability = Math.Min(255, value) / 255.0;
            Assert.InRange(share - probability, -Limit(probability), Limit(probability));
        }

        static double Limit(double probability) => 1e-12 + (5 * Math.Sqrt(probability * (1 - probability) / (Side * Side)));
    }

    [Fact]
    public void The_seed_alone_decides()
    {
        byte[] pixels = Set(Load("?binarise").Train).Pixels;
        Assert.Equal(pixels, Set(Load("?binarise").Train).Pixels);
        Assert.Equal(pixels, Set(Load("?binarise=0").Train).Pixels);
        Assert.NotEqual(pixels, Set(Load("?binarise=1").Train).Pixels);
        Assert.NotEqual(pixels, Set(Load("?binarise&split_seed=1").Train).Pixels);
        Assert.Equal(Set(Load("?binarise=1").Train).Pixels, Set(Load("?split_seed=1&binarise").Train).Pixels);
        Assert.Equal(Set(Load("?binarise=1&split_seed=5").Train).Pixels, Set(Load("?binarise=1").Train).Pixels);
    }

    [Fact]
    public void Neither_pixels_nor_images_nor_files_draw_alike()
    {
        byte[] grey = new byte[4 * Side * Side];
        Array.Fill(grey, (byte)128);
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Of([4, Side, Side], grey));
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Of([4, Side, Side], grey));
        DataSplits splits = DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?binarise"));
        byte[][] images =
        [
            .. new[] { splits.Train, splits.Test }.SelectMany(split => Enumerable.Range(0, 4).Select(index => Set(split).Image(index).ToArray())),
        ];
        double deviation = 5 * 0.5 / Side;
        for (int first = 0; first < images.Length; first++)
        {
            Assert.InRange(Agreement(images[first][1..], images[first][..^1]), 0.5 - deviation, 0.5 + deviation);
            for (int second = 0; second < first; second++)
            {
                Assert.InRange(Agreement(images[first], images[second]), 0.5 - deviation, 0.5 + deviation);
            }
        }
    }

    [Fact]
    public void What_is_set_aside_keeps_its_pixels()
    {
        // An image's neighbours tell nothing of it: every image of the smaller split is one of the larger.
        HashSet<string> all = [.. Hashes(Load("?binarise=7").Train)];
        DataSplits parted = Load("?binarise=7&validation=0.3&split_seed=2");
        Assert.All(Hashes(parted.Train).Concat(Hashes(parted.Validation!)), image => Assert.Contains(image, all));
    }

    [Fact]
    public void Folders_of_images_are_binarised_too_and_nothing_else_is()
    {
        for (int index = 0; index < 4; index++)
        {
            using Image<L8> image = Image.LoadPixelData<L8>([.. Enumerable.Repeat(new L8((byte)(60 * index)), 100)], 10, 10);
            image.SaveAsPng(_folder.File($"{index}.png"));
        }

        ImageSet images = Set(DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?binarise&size=8")).Train);
        Assert.All(images.Pixels, pixel => Assert.True(pixel is 0 or 255));
        Assert.Equal(new byte[] { 0, 255 }, images.Image(2).ToArray().Distinct().Order());
        File.WriteAllText(_folder.File("x.csv"), "a\n1\n2\n");
        UserError.Of(() => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.File("x.csv") + "?binarise")), "binarise=", "x.csv");
        UserError.Of(() => DataSpec.Parse("glyphs?binarise"), "binarise=", "'glyphs'");
    }

    private static ImageSet Set(ExampleSet set) => Assert.IsType<ImageSet>(set);

    private static IEnumerable<string> Hashes(ExampleSet set) =>
        Enumerable.Range(0, set.Count).Select(index => Convert.ToHexString(Set(set).Image(index)));

    private static double Agreement(byte[] first, byte[] second) => first.Zip(second).Average(pair => pair.First == pair.Second ? 1.0 : 0.0);

    // The last 42 are the test split.
    private DataSplits Load(string options)
    {
        byte[] pixels = [.. Enumerable.Range(0, 300 * Side * Side).Select(at => (byte)Math.Min(255, at / (Side * Side)))];
        return DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Write("x.idx", IdxBytes.Of([300, Side, Side], pixels)) + options));
    }
}
