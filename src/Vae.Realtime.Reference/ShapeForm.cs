namespace Vae.Realtime.Reference;

using Point = (double X, double Y);

/// <summary>
/// The outline of one kind of shape at size 1, folded into one wedge by its mirrors: the double-precision twin of <c>ShapeForm</c> in
/// <c>shaders/data/shapes.glsl</c>.
/// </summary>
/// <param name="From">One end of the line.</param>
/// <param name="To">The other end.</param>
/// <param name="Mirror1">Normal of the first mirror after y = |y|.</param>
/// <param name="Mirror2">Normal of the second, after y = |y| again.</param>
/// <param name="Radius">Half the line's thickness: c0 + c1 t + c2 t².</param>
/// <param name="Filled">True when what is between line and origin is inside.</param>
/// <param name="Hole">Centre on the axis of symmetry, and radius, of a disc cut out.</param>
internal sealed record ShapeForm(
    Point From, Point To, Point Mirror1, Point Mirror2, (double C0, double C1, double C2) Radius, bool Filled, (double X, double Radius) Hole)
{
    private static readonly Point Open = (0, 1);
    private static readonly (double, double) Whole = (0, -2);

    /// <summary>Disc, ring, moon, triangle, square, cross, star, heart, drop, flower.</summary>
    public static IReadOnlyList<ShapeForm> All { get; } =
    [
        new((0, 0), (0, 0), Open, Open, (0.86, 0, 0), false, Whole),
        new((0, 0), (0, 0), Open, Open, (0.92, 0, 0), false, (0, 0.52)),
        new((0, 0), (0, 0), Open, Open, (0.94, 0, 0), false, (0.46, 0.74)),
        new((0.94, 0), (0.235, 0.40703194), Normal(3), Open, (0.06, 0, 0), true, Whole),
        new((0.96, 0), (0.48, 0.48), Normal(2), Normal(4), (0.06, 0, 0), true, Whole),
        new((0, 0), (0.68, 0), Normal(2), Normal(4), (0.27, 0, 0), false, Whole),
        new((0.95, 0), (0.37, 0.26882074), Normal(2.5), Normal(5), (0.05, 0, 0), true, Whole),
        new((-0.90, 0), (0.30, 0.40), Open, Open, (0.03, 0.66, -0.20), false, Whole),
        new((0.94, 0), (-0.34, 0), Open, Open, (0.04, 0.46, 0.10), false, Whole),
        new((0, 0), (0.60, 0), Normal(2.5), Normal(5), (0.16, 0.17, 0), false, Whole),
    ];

    /// <summary>Distance to the outline, negative inside.</summary>
    public double Distance(double x, double y)
    {
        (x, y) = Fold((x, Math.Abs(y)), Mirror1);
        (x, y) = Fold((x, Math.Abs(y)), Mirror2);
        y = Math.Abs(y);

        (double lineX, double lineY) = (To.X - From.X, To.Y - From.Y);
        (double toX, double toY) = (x - From.X, y - From.Y);
        double along = ((toX * lineX) + (toY * lineY)) / Math.Max((lineX * lineX) + (lineY * lineY), 1e-6);
        along = Math.Clamp(along, 0, 1);
        double distance = double.Hypot(toX - (along * lineX), toY - (along * lineY));
        double sign = Filled && (lineX * toY) - (lineY * toX) > 0 ? -1 : 1;
        double radius = Radius.C0 + (Radius.C1 * along) + (Radius.C2 * along * along);
        return Math.Max((sign * distance) - radius, Hole.Radius - double.Hypot(x - Hole.X, y));
    }

    // Of the mirror at an angle of half a turn / n.
    private static Point Normal(double n) => (Math.Sin(Math.PI / n), -Math.Cos(Math.PI / n));

    private static Point Fold(Point at, Point mirror)
    {
        double behind = Math.Min((at.X * mirror.X) + (at.Y * mirror.Y), 0);
        return (at.X - (2 * behind * mirror.X), at.Y - (2 * behind * mirror.Y));
    }
}
