namespace Vae.Realtime.Tests.Imaging;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class GifFileTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 17, 5)]
    [InlineData(3, 64, 64)]
    [InlineData(2, 300, 200)]
    public void Grey_frames_come_back_exactly(int frames, int width, int height)
    {
        Rgba32Image[] pictures = [.. Enumerable.Range(0, frames).Select(frame => Grey(width, height, (x, y) => (x * 7) ^ (y * 13) ^ (frame * 31)))];
        AssertSame(pictures);
    }

    /// <summary>Lengths at which codes grow, the table fills up and is cleared, or the last code is the first of a new width.</summary>
    [Fact]
    public void Every_length_of_noise_and_of_one_colour_comes_back_exactly()
    {
        for (int width = 1; width < 1500; width += width < 600 ? 1 : 97)
        {
            AssertSame([Noise(width, 1)]);
            AssertSame([Grey(width, 1, (_, _) => 3)]);
        }

        AssertSame([Noise(257, 131)]);
        AssertSame([Grey(700, 700, (_, _) => 200)]);
    }

    [Fact]
    public void Many_colours_become_256_near_ones()
    {
        Rgba32Image picture = Coloured(64, 64, (x, y) => (x * 4, y * 4, (x + y) * 2));
        byte[] found = Assert.Single(new GifBytes(GifFile.Encode([picture], 5)).Frames);
        int[] differences = [.. found.Select((value, at) => value - picture.Rgba[(at / 3 * 4) + (at % 3)])];
        Assert.InRange(differences.Max(Math.Abs), 1, 40);
        Assert.InRange(Math.Sqrt(differences.Average(difference => difference * difference)), 1, 10);

        // The dither makes up for the missing colours where one looks from afar.
        Assert.InRange(differences.Average(), -1, 1);
    }

    [Fact]
    public void The_same_pictures_give_the_same_file()
    {
        Rgba32Image[] pictures = [.. Enumerable.Range(0, 3).Select(frame => Coloured(200, 150, (x, y) => (x, (y * 3) + frame, x ^ y)))];
        byte[] first = GifFile.Encode(pictures, 5);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(first, GifFile.Encode(pictures, 5)));
    }

    [Fact]
    public void Animations_repeat_at_their_pace_and_single_pictures_do_not()
    {
        GifBytes several = new(GifFile.Encode([Noise(4, 4), Noise(4, 4)], 7));
        Assert.True(several.Repeats);
        Assert.Equal([7, 7], several.Delays);
        Assert.False(new GifBytes(GifFile.Encode([Noise(4, 4)], 7)).Repeats);
    }

    [Fact]
    public void Other_programs_read_the_file()
    {
        using TemporaryFolder folder = new();
        Rgba32Image picture = Noise(33, 21);
        GifFile.Save(folder.File("a.gif"), [picture, Noise(33, 21)], 10);
        using Image<Rgba32> read = Image.Load<Rgba32>(folder.File("a.gif"));
        byte[] pixels = new byte[picture.Rgba.Length];
        read.CopyPixelDataTo(pixels);
        Assert.Equal(picture.Rgba, pixels);
    }

    [Fact]
    public void Frames_of_different_sizes_are_refused() =>
        Assert.Throws<ArgumentException>(() => GifFile.Encode([Noise(4, 4), Noise(4, 5)], 7));

    [Fact]
    public void Frames_that_are_too_large_are_refused() => UserError.Of(() => GifFile.Encode([Noise(65_536, 1)], 7), "65,536", "--size");

    private static void AssertSame(Rgba32Image[] pictures)
    {
        GifBytes gif = new(GifFile.Encode(pictures, 4));
        Assert.Equal((pictures[0].Width, pictures[0].Height, pictures.Length), (gif.Width, gif.Height, gif.Frames.Count));
        foreach ((Rgba32Image picture, byte[] frame) in pictures.Zip(gif.Frames))
        {
            Assert.Equal(picture.Rgba.Where((_, at) => at % 4 < 3), frame);
        }
    }

    private static Rgba32Image Noise(int width, int height)
    {
        Random random = new(width);
        return Grey(width, height, (_, _) => random.Next(256));
    }

    private static Rgba32Image Grey(int width, int height, Func<int, int, int> value) =>
        Coloured(width, height, (x, y) => value(x, y) is int grey ? (grey, grey, grey) : default);

    private static Rgba32Image Coloured(int width, int height, Func<int, int, (int R, int G, int B)> colour)
    {
        byte[] rgba = new byte[width * height * 4];
        for (int at = 0; at < width * height; at++)
        {
            (int red, int green, int blue) = colour(at % width, at / width);
            (rgba[4 * at], rgba[(4 * at) + 1], rgba[(4 * at) + 2], rgba[(4 * at) + 3]) = ((byte)red, (byte)green, (byte)blue, 255);
        }

        return new Rgba32Image(width, height, rgba);
    }
}
