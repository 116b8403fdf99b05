namespace Vae.Realtime.Cli.Output;

using System.Globalization;

/// <summary>
/// The losses of a run as lines of braille characters, each 2 x 4 dots (U+2800 and the bits of its dots): the training loss all along, and
/// what was measured after every epoch.
/// </summary>
internal sealed class LossCurve
{
    // Points of a curve before neighbours are merged.
    private const int MaxPoints = 4096;

    // The loss falls so steeply at first that it would leave nothing for the rest.
    private const double Beginning = 0.1;

    private readonly List<(double Time, double Loss)> _training = [];
    private readonly List<(double Time, double Loss)> _measured = [];

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => _training.Count < 2;

    /// <summary>Adds a point to the training curve.</summary>
    /// <param name="time">Later than the last one's.</param>
    /// <param name="loss">Left out unless it is finite.</param>
    public void AddTraining(double time, double loss) => Add(_training, time, loss);

    /// <summary>Adds a point to the curve of what is measured.</summary>
    public void AddMeasured(double time, double loss) => Add(_measured, time, loss);

    /// <summary>Draws both curves from the first point's time to the last one's.</summary>
    /// <param name="width">Characters of a line, without the scale at its left.</param>
    /// <param name="height">Lines.</param>
    /// <returns>Scale, characters, and which of them have a dot of the measured curve; line by line from the top.</returns>
    public (string Scale, string Line, bool[] Measured)[] Draw(int width, int height)
    {
        (double from, double to) = (_training[0].Time, Math.Max(_training[^1].Time, _measured.LastOrDefault().Time));
        (double low, double high) = Range(from, to);
        BrailleGrid grid = new(width, height);
        Plot(grid, _training, second: false);
        Plot(grid, _measured, second: true);
        string[] scale = [.. Enumerable.Range(0, height).Select(line => line == 0 ? Number(high) : line == height - 1 ? Number(low) : "")];
        int widest = scale.Max(text => text.Length);
        return [.. scale.Select((text, line) => (text.PadLeft(widest), grid.Line(line), grid.Second(line)))];

        void Plot(BrailleGrid grid, List<(double Time, double Loss)> points, bool second)
        {
            (int X, int Y)? last = null;
            foreach ((int x, double loss) in points
                .GroupBy(point => (int)Math.Round((point.Time - from) / (to - from) * ((2 * width) - 1)))
                .Select(column => (column.Key, column.Average(point => point.Loss))))
            {
                int y = (int)Math.Round((high - Math.Clamp(loss, low, high)) / (high - low) * ((4 * height) - 1));
                grid.Connect(last ?? (x, y), (x, y), second);
                last = (x, y);
            }
        }
    }

    private static void Add(List<(double Time, double Loss)> points, double time, double loss)
    {
        if (!double.IsFinite(loss))
        {
            return;
        }

        points.Add((time, loss));
        if (points.Count < MaxPoints)
        {
            return;
        }

        for (int at = 0; at < points.Count / 2; at++)
        {
            ((double Time, double Loss) left, (double Time, double Loss) right) = (points[2 * at], points[(2 * at) + 1]);
            points[at] = ((left.Time + right.Time) / 2, (left.Loss + right.Loss) / 2);
        }

        points.RemoveRange(points.Count / 2, points.Count - (points.Count / 2));
    }

    private (double Low, double High) Range(double from, double to)
    {
        double[] settled =
        [
            .. _training.Concat(_measured).Where(point => point.Time >= from + (Beginning * (to - from))).Select(point => point.Loss),
        ];
        (double low, double high) = (settled.Min(), settled.Max());
        double least = 1e-6 * Math.Max(1, Math.Abs(high));
        return high - low < least ? (low - least, high + least) : (low, high);
    }

    private static string Number(double loss) => loss.ToString(Math.Abs(loss) < 10 ? "F2" : "F1", CultureInfo.InvariantCulture);
}
