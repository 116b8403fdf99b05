namespace Vae.Realtime.Tests.Data.Tables;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class PixelTableTests : IDisposable
{
    private readonly TableFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Pixels_and_labels_are_pictures_of_classes()
    {
        string text = Table(28 * 28, 6, (row, pixel) => $"{(row + pixel) % 256}");
        DataSplits splits = _file.Load(text, "?image=28x28x1&label=label");
        ImageSet images = Assert.IsType<ImageSet>(splits.Train);
        Assert.Equal(new Shape(28, 28, 1), images.Shape);
        Assert.Equal((byte)((images.Labels![2] + 5) % 256), images.Image(2)[5]);
        Assert.Equal(6, images.ClassNames!.Count);
        Assert.Null(splits.Scaling);
        Assert.Empty(splits.Notes);

        // Without label= a column of that name beside as many pixels is it.
        splits = _file.Load(text, "?image=28");
        Assert.Equal(new Shape(28, 28, 1), splits.Train.Shape);
        Assert.NotNull(splits.Train.Labels);
        Assert.Contains(splits.Notes, note => note.Contains("'label' is taken as the label", StringComparison.Ordinal));
        Assert.Equal(new Shape(14, 14, 1), _file.Load(text, "?image=28x28&label=label&size=14").Train.Shape);
        Assert.Contains("image=28x28x1&label=label", _file.Told(text), StringComparison.Ordinal);

        // Without names the columns have numbers.
        string unnamed = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        Assert.Contains("image=28x28x1&label=1 reads", _file.Told(unnamed), StringComparison.Ordinal);
        Assert.Equal(6, _file.Load(unnamed, "?image=28x28x1&label=1").Train.ClassNames!.Count);
    }

    [Fact]
    public void Values_from_0_to_1_become_bytes()
    {
        string text = Table(4, 6, (row, pixel) => pixel == 0 ? "1" : pixel == 1 ? "0.5" : "0");
        DataSplits splits = _file.Load(text, "?image=2x2&label=label");
        Assert.Equal([255, 128, 0, 0], Assert.IsType<ImageSet>(splits.Train).Image(0).ToArray());
        Assert.Contains(splits.Notes, note => note.Contains("from 0 to 1 became bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void Channels_are_last_or_planes()
    {
        string text = Table(12, 3, (_, pixel) => $"{pixel * 10}");
        Assert.Equal([0, 10, 20, 30], Assert.IsType<ImageSet>(_file.Load(text, "?image=2x2x3&label=label").Train).Image(0)[..4].ToArray());
        Assert.Equal([0, 40, 80, 10], Assert.IsType<ImageSet>(_file.Load(text, "?image=3x2x2&label=label").Train).Image(0)[..4].ToArray());
    }

    [Fact]
    public void Pixels_sorted_as_texts_are_put_in_order()
    {
        string[] names = [.. Enumerable.Range(0, 16).Select(pixel => $"pixel{pixel}").Order(StringComparer.Ordinal)];
        string text = string.Join(',', names) + "\n" + string.Concat(Enumerable.Repeat(string.Join(',', names.Select(name => name[5..])) + "\n", 3));
        DataSplits splits = _file.Load(text, "?image=4x4");
        Assert.Equal(Enumerable.Range(0, 16).Select(pixel => (byte)pixel), Assert.IsType<ImageSet>(splits.Train).Image(0).ToArray());
        Assert.Contains(splits.Notes, note => note.Contains("order of their numbers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?image=3x3", "9 columns of pixels", "5 of numbers", "image=", "label=")]
    [InlineData("?image=2x2x2", "image=", "28x28x1")]
    [InlineData("?image=0x2", "image=", "28x28x1")]
    [InlineData("?image=2x2&window=2", "image=", "series")]
    [InlineData("?image=2x2&scale=none", "scale=", "pictures")]
    [InlineData("?image=2x2&columns=pixel0,pixel1,pixel2,label&missing=mean", "missing=mean", "pictures")]
    public void What_makes_no_pictures_is_refused(string options, params string[] mentions) =>
        UserError.Of(() => _file.Load(Table(4, 3, (_, pixel) => $"{pixel}"), options), mentions);

    [Fact]
    public void Values_that_are_no_pixels_are_refused() =>
        UserError.Of(() => _file.Load(Table(4, 3, (_, pixel) => $"{pixel - 1}"), "?image=2x2&label=label"), "from -1 to 2", "0 to 255");

    private static string Table(int pixels, int rows, Func<int, int, string> pixel) =>
        "label," + string.Join(',', Enumerable.Range(0, pixels).Select(at => $"pixel{at}")) + "\n"
        + string.Concat(Enumerable.Range(0, rows).Select(row =>
            $"{row},{string.Join(',', Enumerable.Range(0, pixels).Select(at => pixel(row, at)))}\n"));
}
