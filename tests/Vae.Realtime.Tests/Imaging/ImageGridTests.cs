namespace Vae.Realtime.Tests.Imaging;

using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class ImageGridTests
{
    private static readonly Shape Grey = new(1, 2, 1);

    [Fact]
    public void Images_go_row_by_row_with_padding_around_and_scale()
    {
        Rgba32Image picture = ImageGrid.FromBytes([1, 2, 3, 4, 5, 6], Grey, new GridLayout(Rows: 2, Columns: 2, Padding: 1, Scale: 2));
        int[][] expected =
        [
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 1, 1, 2, 2, 0, 3, 3, 4, 4, 0],
            [0, 1, 1, 2, 2, 0, 3, 3, 4, 4, 0],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 5, 5, 6, 6, 0, 0, 0, 0, 0, 0],
            [0, 5, 5, 6, 6, 0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ];
        Assert.Equal((11, 7), (picture.Width, picture.Height));
        Assert.Equal(expected.SelectMany(row => row).SelectMany(grey => new[] { (byte)grey, (byte)grey, (byte)grey, (byte)255 }), picture.Rgba);
    }

    [Fact]
    public void Colours_keep_their_order()
    {
        Rgba32Image picture = ImageGrid.FromBytes([1, 2, 3, 4, 5, 6], new Shape(2, 1, 3), new GridLayout(1, 1));
        Assert.Equal([1, 2, 3, 255, 4, 5, 6, 255], picture.Rgba);
    }

    [Fact]
    public void Floats_are_clamped_and_rounded_to_the_nearest()
    {
        float[] values = [-3, 0, 0.4f / 255, 0.6f / 255, 0.5f, 1, 1e30f, 254.4f / 255];
        Rgba32Image picture = ImageGrid.FromFloats(values, new Shape(1, 8, 1), new GridLayout(1, 1));
        Assert.Equal([0, 0, 0, 1, 128, 255, 255, 254], picture.Rgba.Where((_, at) => at % 4 == 0));
    }

    [Fact]
    public void Random_pictures_have_every_pixel_where_the_formula_says()
    {
        Random random = new(6);
        for (int round = 0; round < 40; round++)
        {
            Shape shape = new(random.Next(1, 5), random.Next(1, 5), random.Next(2) == 0 ? 1 : 3);
            GridLayout layout = new(random.Next(1, 4), random.Next(1, 4), random.Next(3), random.Next(1, 4));
            byte[] images = new byte[shape.Length * random.Next((int)layout.Cells + 1)];
            random.NextBytes(images);
            Rgba32Image picture = ImageGrid.FromBytes(images, shape, layout);
            Assert.Equal(Expected(images, shape, layout, picture.Width, picture.Height), picture.Rgba);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_is_no_picture(float value) =>
        UserError.Of(() => ImageGrid.FromFloats([0, 0, 0, value], Grey, new GridLayout(1, 2)), "image 2", "not finite");

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, -1, 0, 1)]
    [InlineData(1, 1, -1, 1)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(100_000, 100_000, 0, 1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Layouts_that_make_no_sense_are_refused(int rows, int columns, int padding, int scale) =>
        UserError.Of(() => ImageGrid.FromBytes([], Grey, new GridLayout(rows, columns, padding, scale)), "a grid of");

    [Fact]
    public void Programming_mistakes_are_argument_errors()
    {
        Assert.Throws<ArgumentException>(() => ImageGrid.FromBytes([1, 2, 3], Grey, new GridLayout(2, 2)));
        Assert.Throws<ArgumentException>(() => ImageGrid.FromBytes([1, 2, 3, 4], Grey, new GridLayout(1, 1)));
        Assert.Throws<ArgumentException>(() => ImageGrid.FromBytes([1, 2], new Shape(1, 1, 2), new GridLayout(1, 1)));
        Assert.Throws<ArgumentException>(() => new Rgba32Image(2, 2, new byte[15]));
    }

    private static byte[] Expected(byte[] images, Shape shape, GridLayout layout, int width, int height)
    {
        byte[] rgba = new byte[width * height * 4];
        (int cellHeight, int cellWidth) = ((shape.Height * layout.Scale) + layout.Padding, (shape.Width * layout.Scale) + layout.Padding);
        Assert.Equal((layout.Columns * cellWidth) + layout.Padding, width);
        Assert.Equal((layout.Rows * cellHeight) + layout.Padding, height);
        for (int at = 0; at < width * height; at++)
        {
            (int y, int x) = ((at / width) - layout.Padding, (at % width) - layout.Padding);
            rgba[(4 * at) + 3] = 255;
            bool inside = y >= 0 && x >= 0 && y % cellHeight < shape.Height * layout.Scale && x % cellWidth < shape.Width * layout.Scale;
            int image = (y / cellHeight * layout.Columns) + (x / cellWidth);
            if (inside && image < images.Length / shape.Length)
            {
                int pixel = (image * shape.Length)
                    + (((y % cellHeight / layout.Scale * shape.Width) + (x % cellWidth / layout.Scale)) * shape.Channels);
                for (int channel = 0; channel < 3; channel++)
                {
                    rgba[(4 * at) + channel] = images[pixel + (shape.Channels == 3 ? channel : 0)];
                }
            }
        }

        return rgba;
    }
}
