namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Reference;
using Xunit;

public class GlyphTableTests
{
    private const int MaxCorners = 32;

    [Fact]
    public void Every_class_has_shapes_and_every_shape_belongs_to_one()
    {
        uint[] table = GlyphTable.Create();
        uint next = 0;
        for (int label = 0; label < GlyphTable.ClassCount; label++)
        {
            Assert.Equal(next, table[label] & 0xFFFF);
            Assert.True(table[label] >> 16 > 0, $"'{GlyphStrokes.Labels[label]}' has no shape");
            next += table[label] >> 16;
        }

        Assert.Equal((uint)GlyphStrokes.Shapes.Count, next);
        Assert.Equal(GlyphReference.ClassCount, GlyphTable.ClassCount);
        Assert.Equal(GlyphReference.Side, GlyphTable.Side);
    }

    [Fact]
    public void Shapes_are_centred_full_height_and_short_enough_for_the_shader()
    {
        uint[] table = GlyphTable.Create();
        uint next = (uint)(GlyphTable.ClassCount + (2 * GlyphStrokes.Shapes.Count));
        for (int shape = 0; shape < GlyphStrokes.Shapes.Count; shape++)
        {
            uint corners = table[GlyphTable.ClassCount + (2 * shape)];
            uint size = table[GlyphTable.ClassCount + (2 * shape) + 1];
            uint[] words = table[(int)(corners & 0xFFFF)..(int)((corners & 0xFFFF) + (corners >> 16))];
            Assert.Equal(next, corners & 0xFFFF);
            Assert.InRange(words.Length, 2, MaxCorners);
            Assert.Equal(0u, words[0] >> 24);
            AssertSpan([.. words.Select(w => (int)(w & 0xFFF))], (int)(size & 0xFFFF));
            AssertSpan([.. words.Select(w => (int)(w >> 12 & 0xFFF))], (int)(size >> 16));
            Assert.Equal(2048u, size >> 16);
            next += (uint)words.Length;
        }

        Assert.Equal((uint)table.Length, next);
    }

    [Fact]
    public void A_curve_is_followed_within_a_sixth_of_a_unit()
    {
        // The quarter circle of radius 10 about the origin; a cubic follows it to 0.003.
        IReadOnlyList<GlyphPoint> points = GlyphPath.Flatten("M10,0 C10,5.523 5.523,10 0,10");
        Assert.True(points.Count > 3);
        for (int i = 1; i < points.Count; i++)
        {
            (double x, double y) = ((points[i].X + points[i - 1].X) / 2, (points[i].Y + points[i - 1].Y) / 2);
            Assert.InRange(Math.Sqrt((x * x) + (y * y)), 9.83, 10.01);
            Assert.InRange(Math.Sqrt((points[i].X * points[i].X) + (points[i].Y * points[i].Y)), 9.99, 10.01);
        }
    }

    [Fact]
    public void Strokes_are_numbered_and_begin_with_the_pen_up()
    {
        GlyphPoint[] expected = [new(0, 0, 0, false), new(4, 0, 0, true), new(1, 1, 1, false), new(1, 6, 1, true)];
        Assert.Equal(expected, GlyphPath.Flatten("M0,0 L4,0 M1,1 L1,6"));
    }

    [Theory]
    [InlineData("L1,1")]
    [InlineData("M0,0 Q1,1")]
    [InlineData("M0,0 C1,1 2,2")]
    [InlineData("M0,zero")]
    [InlineData("M00")]
    public void A_malformed_path_is_named(string path)
    {
        VaeException error = Assert.Throws<VaeException>(() => GlyphPath.Flatten(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    // Symmetric about 2048 up to rounding and the largest coordinate, 4095.
    private static void AssertSpan(int[] coordinates, int half)
    {
        Assert.InRange(coordinates.Min(), 2048 - half - 1, 2048 - half + 1);
        Assert.InRange(coordinates.Max(), 2048 + half - 1, 2048 + half + 1);
    }
}
