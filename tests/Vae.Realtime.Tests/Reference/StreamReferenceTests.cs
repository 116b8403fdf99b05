namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

public class StreamReferenceTests
{
    private const int Side = 32;

    private delegate void Draw((uint X, uint Y) key, uint example, int side, Span<float> picture);

    private delegate int Classify((uint X, uint Y) key, uint example);

    [Fact]
    public void A_shape_picture_depends_on_key_and_number_alone() => Depends(ShapeReference.Render);

    [Fact]
    public void A_texture_depends_on_key_and_number_alone() => Depends(TextureReference.Render);

    [Fact]
    public void Shapes_of_all_kinds_are_equally_likely() => EquallyLikely(ShapeReference.Label, ShapeReference.KindCount);

    [Fact]
    public void Textures_of_all_kinds_are_equally_likely() => EquallyLikely(TextureReference.Label, TextureReference.KindCount);

    [Fact]
    public void Shapes_stand_out_from_their_background()
    {
        for (uint example = 0; example < 300; example++)
        {
            float[] picture = Render(ShapeReference.Render, (5, 6), example);
            Assert.All(picture, v => Assert.InRange(v, 0f, 1f));
            Assert.True(Contrast(picture) > 0.25, $"the shapes of example {example} hardly show");
        }
    }

    [Fact]
    public void Every_texture_has_light_and_dark()
    {
        for (uint example = 0; example < 300; example++)
        {
            float[] picture = Render(TextureReference.Render, (5, 6), example);
            Assert.All(picture, v => Assert.InRange(v, 0f, 1f));
            Assert.True(Contrast(picture) > 0.25, $"example {example} is almost of one colour");
        }
    }

    [Fact]
    public void Shapes_lie_inside_the_picture()
    {
        // The frame shows the background and the edge of a shadow only, and these change slowly along it.
        for (uint example = 0; example < 300; example++)
        {
            float[] picture = Render(ShapeReference.Render, (7, 8), example);
            for (int i = 1; i < Side; i++)
            {
                Assert.InRange(Math.Abs(Green(picture, i, 0) - Green(picture, i - 1, 0)), 0, 0.08);
                Assert.InRange(Math.Abs(Green(picture, Side - 1, i) - Green(picture, Side - 1, i - 1)), 0, 0.08);
            }
        }
    }

    [Fact]
    public void Half_of_the_examples_have_two_shapes() =>
        Assert.InRange(Enumerable.Range(0, 10_000).Count(e => ShapeReference.IsPair((1, 2), (uint)e)), 4750, 5250);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_sizes_show_the_same_scene(bool shapes)
    {
        Draw draw = shapes ? ShapeReference.Render : TextureReference.Render;
        double error = 0;
        for (uint example = 0; example < 20; example++)
        {
            float[] small = Render(draw, (1, 2), example);
            float[] large = new float[4 * small.Length];
            draw((1, 2), example, 2 * Side, large);
            for (int i = 0; i < small.Length; i++)
            {
                (int y, int x, int channel) = (i / 3 / Side, i / 3 % Side, i % 3);
                int corner = (((2 * y * 2 * Side) + (2 * x)) * 3) + channel;
                float mean = (large[corner] + large[corner + 3] + large[corner + (6 * Side)] + large[corner + (6 * Side) + 3]) / 4;
                error += Math.Abs(small[i] - mean) / (20 * small.Length);
            }
        }

        Assert.InRange(error, 0, 0.02);
    }

    [Fact]
    public void A_picture_of_the_wrong_size_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShapeReference.Render((0, 0), 0, Side, new float[Side * Side]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextureReference.Render((0, 0), 0, Side, new float[Side * Side]));
    }

    private static void Depends(Draw draw)
    {
        Assert.Equal(Render(draw, (1, 2), 3), Render(draw, (1, 2), 3));
        Assert.NotEqual(Render(draw, (1, 2), 3), Render(draw, (1, 2), 4));
        Assert.NotEqual(Render(draw, (1, 2), 3), Render(draw, (1, 3), 3));
        Assert.NotEqual(Render(draw, (1, 2), 3), Render(draw, (2, 2), 3));
        Assert.NotEqual(Render(draw, (1, 2), uint.MaxValue), Render(draw, (1, 2), 0));
    }

    private static void EquallyLikely(Classify label, int classes)
    {
        int[] counts = new int[classes];
        for (uint example = 0; example < 100_000; example++)
        {
            counts[label((1, 0), example)]++;
        }

        Assert.InRange(ChiSquare.Deviations(counts), -5, 5);
    }

    private static double Contrast(float[] picture) =>
        Enumerable.Range(0, 3).Max(channel =>
            picture.Where((_, i) => i % 3 == channel).Max() - picture.Where((_, i) => i % 3 == channel).Min());

    private static float Green(float[] picture, int x, int y) => picture[(((y * Side) + x) * 3) + 1];

    private static float[] Render(Draw draw, (uint X, uint Y) key, uint example)
    {
        float[] picture = new float[Side * Side * 3];
        draw(key, example, Side, picture);
        return picture;
    }
}
