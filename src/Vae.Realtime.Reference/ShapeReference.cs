namespace Vae.Realtime.Reference;

using static StreamDraws;

/// <summary>The procedural shape stream of <c>shaders/data/shapes.comp</c>: a picture is a pure function of (key, example number).</summary>
internal static class ShapeReference
{
    /// <summary>Disc, ring, moon, triangle, square, cross, star, heart, drop, flower.</summary>
    public const int KindCount = 10;

    /// <summary>Keeps the stream's numbers apart from other uses of its key.</summary>
    public const uint Domain = 0x53484150;

    /// <summary>The kind, 0 to 9, of an example's shapes.</summary>
    public static int Label((uint X, uint Y) key, uint example)
    {
        uint word = Words(key, example, 0).X;
        return Pick(ref word, KindCount);
    }

    /// <summary>True when an example has a second shape.</summary>
    public static bool IsPair((uint X, uint Y) key, uint example) => (Words(key, example, 2).X & 1) != 0;

    /// <summary>Draws one example.</summary>
    /// <param name="key">Key of the stream.</param>
    /// <param name="example">Number of the example in the stream.</param>
    /// <param name="side">Width and height of the picture in pixels.</param>
    /// <param name="picture">Receives side·side·3 values in [0,1]: red, green and blue of every pixel, row by row from the top.</param>
    public static void Render((uint X, uint Y) key, uint example, int side, Span<float> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Length, side * side * 3);
        (uint X, uint Y, uint Z, uint W) first = Words(key, example, 0);
        (uint X, uint Y, uint Z, uint W) second = Words(key, example, 1);
        (uint X, uint Y, uint Z, uint W) rest = Words(key, example, 2);
        bool pair = (rest.X & 1) != 0;
        bool night = (rest.X & 2) != 0;

        double size1 = pair ? 0.30 + (0.12 * High(first.Y)) : 0.44 + (0.24 * High(first.Y));
        double size2 = 0.30 + (0.12 * High(second.Y));
        double room = pair ? 0.06 : 0.92 - size1;
        (double x, double y) = (room * Signed(Low(first.Z)), room * Signed(High(first.Z)));
        (double asideX, double asideY) = Direction((0.2 * High(second.Z)) - 0.1);
        double aside = pair ? 0.40 + (0.04 * Low(second.Z)) : 0;
        (asideX, asideY) = (aside * asideX, aside * asideY);

        double lightness = (night ? 0.77 : 0.65) + (0.08 * Signed(High(second.W)));
        double chroma = 0.14 + (0.03 * High(first.W));
        double hue = Low(first.W);
        ShapeForm form = ShapeForm.All[Label(key, example)];
        double lean = (0.2 * Low(first.Y)) - 0.1;
        List<Shape> shapes = [new(form, lean - 0.25, x + asideX, y + asideY, size1, (lightness, chroma, hue))];
        if (pair)
        {
            shapes.Insert(0, new(form, -0.25 - lean, x - asideX, y - asideY, size2, (lightness, chroma, hue + 0.33 + (0.1 * Signed(Low(second.W))))));
        }

        double tone = Low(rest.Z);
        (double L, double C, double H) from = night
            ? (0.41 + (0.08 * tone), 0.075, 0.52 + (0.32 * Low(rest.Y)))
            : (0.95 + (0.04 * tone), 0.05, hue + 0.19 + (0.5 * Low(rest.Y)));
        Rgb lit = Rgb.FromOklch(from.L, from.C, from.H);
        Rgb dim = Rgb.FromOklch(from.L - 0.14, from.C + 0.02, from.H + 0.12);
        (double slopeX, double slopeY) = Direction((0.4 * High(rest.Y)) + 0.05);
        for (int pixel = 0; pixel < side * side; pixel++)
        {
            double atX = (2 * ((pixel % side) + 0.5) / side) - 1;
            double atY = (2 * ((pixel / side) + 0.5) / side) - 1;
            double slope = Math.Clamp((slopeX * atX) + (slopeY * atY), -1, 1);
            Rgb colour = (0.5 * (dim + lit)) + (0.5 * slope * (dim - lit));
            foreach (Shape shape in shapes)
            {
                colour = shape.Over(colour, atX, atY, side / 3.0);
            }

            colour.CopyTo(picture[(3 * pixel)..]);
        }
    }

    private static (uint X, uint Y, uint Z, uint W) Words((uint X, uint Y) key, uint example, uint block) =>
        PhiloxReference.Words((example, block, 0, Domain), key);

    private sealed class Shape
    {
        private readonly ShapeForm _form;
        private readonly (double X, double Y) _axis;
        private readonly (double X, double Y) _centre;
        private readonly double _size;
        private readonly Rgb _lit;
        private readonly Rgb _dim;

        public Shape(ShapeForm form, double turn, double x, double y, double size, (double L, double C, double H) tint)
        {
            _form = form;
            _axis = Direction(turn);
            (_centre, _size) = ((x, y), size);
            _lit = Rgb.FromOklch(tint.L + 0.07, tint.C, tint.H - 0.03);
            _dim = Rgb.FromOklch(tint.L - 0.07, tint.C, tint.H + 0.03);
        }

        public Rgb Over(Rgb under, double x, double y, double sharpness)
        {
            (x, y) = ((x - _centre.X) / _size, (y - _centre.Y) / _size);
            double distance = _size * _form.Distance((_axis.X * x) + (_axis.Y * y), (_axis.X * y) - (_axis.Y * x));
            double shadow = Math.Clamp(1 - (4 * distance), 0, 1);
            double cover = Smooth(0.5 - (sharpness * distance));
            double light = Math.Clamp(0.7 * (x + y), -1, 1);
            Rgb colour = (0.5 * (_dim + _lit)) + (0.5 * light * (_dim - _lit));
            return ((1 - cover) * (1 - (0.22 * shadow * shadow)) * under) + (cover * colour);
        }
    }
}
