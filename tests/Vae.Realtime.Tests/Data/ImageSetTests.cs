namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Xunit;

public class ImageSetTests
{
    private static readonly Shape Shape = new(2, 3, 1);

    [Fact]
    public void Images_and_slices_are_where_they_should_be()
    {
        byte[] pixels = IdxBytes.Data(4, 2, 3);
        ImageSet set = new(Shape, pixels, [9, 8, 7, 6]);
        Assert.Equal(4, set.Count);
        Assert.Equal(pixels[6..12], set.Image(1).ToArray());
        ImageSet slice = set.Slice(1, 2);
        Assert.Equal(pixels[6..18], slice.Pixels);
        Assert.Equal([8, 7], slice.Labels!);
        Assert.Null(new ImageSet(Shape, pixels).Slice(0, 1).Labels);
    }

    [Fact]
    public void Lengths_have_to_fit()
    {
        Assert.Throws<ArgumentException>(() => new ImageSet(Shape, new byte[7]));
        Assert.Throws<ArgumentException>(() => new ImageSet(Shape, new byte[12], new byte[3]));
        Assert.Throws<ArgumentException>(() => new ImageSet(new Shape(0, 3, 1), []));
    }
}
