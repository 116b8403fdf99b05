namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Reference;
using Xunit;

public class GlyphReferenceTests
{
    private const int Pixels = GlyphReference.Side * GlyphReference.Side;
    private static readonly uint[] Table = GlyphTable.Create();

    [Fact]
    public void A_picture_depends_on_key_and_number_alone()
    {
        Assert.Equal(Render((1, 2), 3), Render((1, 2), 3));
        Assert.NotEqual(Render((1, 2), 3), Render((1, 2), 4));
        Assert.NotEqual(Render((1, 2), 3), Render((1, 3), 3));
        Assert.NotEqual(Render((1, 2), 3), Render((2, 2), 3));
        Assert.NotEqual(Render((1, 2), uint.MaxValue), Render((1, 2), 0));
    }

    [Fact]
    public void Every_class_is_drawn_inside_the_frame_with_the_ink_of_handwriting()
    {
        int[] drawn = new int[GlyphReference.ClassCount];
        for (uint example = 0; example < 2000; example++)
        {
            float[] picture = Render((5, 6), example);
            Assert.All(picture, v => Assert.InRange(v, 0f, 1f));
            Assert.True(IsFrameBlank(picture), $"example {example} touches the frame");
            Assert.InRange(picture.Average(), 0.02f, 0.4f);
            Assert.True(picture.Max() > 0.7f, $"example {example} is faint");
            drawn[GlyphReference.Label((5, 6), example)]++;
        }

        Assert.DoesNotContain(0, drawn);
    }

    [Fact]
    public void Examples_of_a_class_differ()
    {
        float[][] alike = [.. Enumerable.Range(0, 2000).Select(e => (uint)e)
            .Where(e => GlyphReference.Label((1, 1), e) == 10).Select(e => Render((1, 1), e))];
        for (int i = 1; i < alike.Length; i++)
        {
            Assert.True(alike[i].Zip(alike[i - 1], (a, b) => Math.Abs(a - b)).Sum() > 10);
        }
    }

    [Fact]
    public void Ink_and_saturation_are_those_of_handwritten_digits()
    {
        // MNIST: mean 0.131, standard deviation 0.309, four pixels of five exactly 0.
        float[] values = [.. Enumerable.Range(0, 1000).SelectMany(e => Render((8, 9), (uint)e))];
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(v => (double)v * v) - (mean * mean));
        Assert.InRange(mean, 0.12, 0.15);
        Assert.InRange(deviation, 0.29, 0.33);
        Assert.InRange(values.Count(v => v == 0) / (double)values.Length, 0.75, 0.84);
        Assert.InRange(values.Count(v => v > 0 && v < 0.95f) / (double)values.Length, 0.05, 0.15);
    }

    [Fact]
    public void Classes_are_equally_likely_and_left_to_chance()
    {
        int[] counts = new int[GlyphReference.ClassCount];
        int[] pairs = new int[GlyphReference.ClassCount * GlyphReference.ClassCount];
        int before = 0;
        for (uint example = 0; example < 100_000; example++)
        {
            int label = GlyphReference.Label((1, 0), example);
            counts[label]++;
            pairs[(before * GlyphReference.ClassCount) + label]++;
            before = label;
        }

        Assert.InRange(ChiSquare.Deviations(counts), -5, 5);
        Assert.InRange(ChiSquare.Deviations(pairs), -5, 5);
    }

    [Fact]
    public void The_label_names_the_class_that_is_drawn()
    {
        const int drawn = 17;
        uint[] table = OneLine(drawn);
        for (uint example = 0; example < 300; example++)
        {
            float[] picture = new float[Pixels];
            GlyphReference.Render(table, (4, 4), example, picture);
            Assert.Equal(GlyphReference.Label((4, 4), example) == drawn, picture.Max() > 0);
        }
    }

    [Fact]
    public void A_picture_of_the_wrong_size_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GlyphReference.Render(Table, (0, 0), 0, new float[Pixels - 1]));

    // Every class is blank (shape 0, no corners) but one, whose shape 1 is an upright line.
    private static uint[] OneLine(int drawn)
    {
        uint[] table = new uint[GlyphReference.ClassCount + 6];
        Array.Fill(table, 1u << 16, 0, GlyphReference.ClassCount);
        table[drawn] = 1 | 1u << 16;
        table[GlyphReference.ClassCount + 1] = 2048u << 16;
        table[GlyphReference.ClassCount + 2] = (uint)(GlyphReference.ClassCount + 4) | 2u << 16;
        table[GlyphReference.ClassCount + 3] = 2048u << 16;
        table[GlyphReference.ClassCount + 4] = 2048;
        table[GlyphReference.ClassCount + 5] = 2048 | 4095u << 12 | 1u << 31;
        return table;
    }

    private static bool IsFrameBlank(float[] picture)
    {
        const int last = GlyphReference.Side - 1;
        return Enumerable.Range(0, Pixels)
            .Where(i => i % GlyphReference.Side is 0 or last || i / GlyphReference.Side is 0 or last)
            .All(i => picture[i] == 0);
    }

    private static float[] Render((uint X, uint Y) key, uint example)
    {
        float[] picture = new float[Pixels];
        GlyphReference.Render(Table, key, example, picture);
        return picture;
    }
}
