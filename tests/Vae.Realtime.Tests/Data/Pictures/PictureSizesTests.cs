namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Folders of pictures of any sizes are read without being asked for one.</summary>
public sealed class PictureSizesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("40x30 64x64 20x50", 28)]
    [InlineData("100x90 640x480 70x66", 64)]
    [InlineData("200x100 200x100 200x100", 64)]
    [InlineData("40x33 41x60", 32)]
    [InlineData("3x3 2x5 1x1", 4)]
    public void Pictures_that_differ_or_are_large_become_squares_and_it_is_told(string sizes, int side)
    {
        DataSplits splits = Load(sizes);
        Assert.Equal(new Shape(side, side, 3), splits.Train.Shape);
        string note = Assert.Single(splits.Notes);
        Assert.Contains($"scaled to cover {side}x{side}", note, StringComparison.Ordinal);
        Assert.Contains("(size=)", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_one_small_size_stay_as_they_are()
    {
        DataSplits splits = Load("64x40 64x40");
        Assert.Equal(new Shape(40, 64, 3), splits.Train.Shape);
        Assert.Empty(splits.Notes);
    }

    [Fact]
    public void A_size_that_is_asked_for_is_had_without_a_note()
    {
        DataSplits splits = Load("200x100 100x200", "?size=100x90");
        Assert.Equal(new Shape(100, 90, 3), splits.Train.Shape);
        Assert.Empty(splits.Notes);
    }

    [Fact]
    public void A_picture_on_its_side_counts_as_it_stands_upright()
    {
        using (Image<Rgb24> picture = new(48, 20, new Rgb24(200, 20, 2)))
        {
            picture.Metadata.ExifProfile = new ExifProfile();
            picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)6);
            picture.SaveAsJpeg(_folder.File("side.jpg"));
        }

        Assert.Equal(new Shape(48, 20, 3), Load("20x48").Train.Shape);
    }

    // Widths and heights.
    private DataSplits Load(string sizes, string options = "")
    {
        foreach ((int index, string size) in sizes.Split(' ').Index())
        {
            int[] sides = [.. size.Split('x').Select(int.Parse)];
            using Image<Rgb24> picture = new(sides[0], sides[1], new Rgb24(200, (byte)(20 * index), 2));
            picture.SaveAsPng(_folder.File($"{index}.png"));
        }

        return DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));
    }
}
