namespace Vae.Realtime.Reference;

/// <summary>The random changes of pictures of <c>shaders/data/augment.comp</c>. Pictures are (height, width, channels), channels together.</summary>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Channels">Values per pixel.</param>
internal sealed record AugmentReference(int Height, int Width, int Channels)
{
    private const uint ChoiceStream = 1;
    private const uint NoiseStream = 2;
    private const uint MaskStream = 3;

    /// <summary>Number of the use's random stream.</summary>
    public uint Stream { get; init; }

    /// <summary>Beyond the border lie its pixels rather than zeros.</summary>
    public bool Repeats { get; init; }

    /// <summary>Largest shift in pixels.</summary>
    public uint Shift { get; init; }

    /// <summary>Half of the pictures are mirrored.</summary>
    public bool Flips { get; init; }

    /// <summary>Largest distance of the zoom's factor from 1.</summary>
    public double Zoom { get; init; }

    /// <summary>Largest rotation, as part of a full turn.</summary>
    public double Turns { get; init; }

    /// <summary>Largest addition.</summary>
    public double Brightness { get; init; }

    /// <summary>Largest distance of the contrast's factor from 1.</summary>
    public double Contrast { get; init; }

    /// <summary>Standard deviation.</summary>
    public double Noise { get; init; }

    /// <summary>Probability of a value.</summary>
    public double Mask { get; init; }

    /// <summary>Probability of a picture.</summary>
    public double Erase { get; init; }

    /// <summary>Value of what is masked or erased.</summary>
    public double Fill { get; init; }

    /// <summary>y (rows, values), 0 from row <paramref name="valid"/> on.</summary>
    /// <param name="x">(rows, values).</param>
    /// <param name="valid">Rows that hold pictures.</param>
    /// <param name="cursor">Place of row 0 in the epoch.</param>
    /// <param name="counter">The schedule's noise counter.</param>
    /// <param name="key">The schedule's noise key.</param>
    public double[] Apply(double[] x, int valid, uint cursor, uint counter, (uint X, uint Y) key)
    {
        int values = Height * Width * Channels;
        double[] y = new double[x.Length];
        for (int row = 0; row < valid; row++)
        {
            uint example = unchecked(cursor + (uint)row);
            Change(
                x.AsSpan(row * values, values),
                y.AsSpan(row * values, values),
                (index, stream) => (example, (uint)index, counter, Stream + stream),
                key);
        }

        return y;
    }

    private void Change(
        ReadOnlySpan<double> x, Span<double> y, Func<int, uint, (uint X, uint Y, uint Z, uint W)> counter, (uint X, uint Y) key)
    {
        (uint moves, uint warps, uint light, uint odds) = PhiloxReference.Words(counter(0, ChoiceStream), key);
        (uint holeSize, uint holePlace, _, _) = PhiloxReference.Words(counter(1, ChoiceStream), key);
        (double shiftX, double shiftY) = (Pick(Low(moves), (2 * Shift) + 1) - Shift, Pick(High(moves), (2 * Shift) + 1) - Shift);
        double mirror = Flips && Uniform(Low(odds)) < 0.5 ? -1 : 1;
        double factor = 1 + (Zoom * Signed(Low(warps)));
        (double sin, double cos) = Math.SinCos(Math.Tau * Turns * Signed(High(warps)));
        double brightness = Brightness * Signed(Low(light));
        double contrast = 1 + (Contrast * Signed(High(light)));
        bool erased = Uniform(High(odds)) < Erase;
        (long left, long right) = Hole(Width, Low(holeSize), Low(holePlace));
        (long top, long bottom) = Hole(Height, High(holeSize), High(holePlace));
        (double middleX, double middleY) = (0.5 * (Width - 1), 0.5 * (Height - 1));
        for (int i = 0; i < y.Length; i++)
        {
            (int px, int py, int channel) = (i / Channels % Width, i / Channels / Width, i % Channels);
            (double dx, double dy) = (px - shiftX - middleX, py - shiftY - middleY);
            double fromX = middleX + (mirror * ((cos * dx) + (sin * dy)) / factor);
            double fromY = middleY + (((cos * dy) - (sin * dx)) / factor);
            double value = 0.5 + (contrast * (Sample(x, fromX, fromY, channel) - 0.5)) + brightness;
            value += Noise > 0 ? Noise * Nth(PhiloxReference.Normal(counter(i / 4, NoiseStream), key), i % 4) : 0;
            bool filled = (erased && px >= left && px < right && py >= top && py < bottom)
                || Nth(PhiloxReference.Uniform(counter(i / 4, MaskStream), key), i % 4) < Mask;
            y[i] = filled ? Fill : Math.Clamp(value, 0, 1);
        }
    }

    private double Sample(ReadOnlySpan<double> x, double atX, double atY, int channel)
    {
        (int column, int line) = ((int)Math.Floor(atX), (int)Math.Floor(atY));
        double sum = 0;
        for (int corner = 0; corner < 4; corner++)
        {
            (int cx, int cy) = (column + (corner % 2), line + (corner / 2));
            sum += (1 - Math.Abs(atX - cx)) * (1 - Math.Abs(atY - cy)) * Pixel(x, cx, cy, channel);
        }

        return sum;
    }

    private double Pixel(ReadOnlySpan<double> x, int column, int line, int channel)
    {
        (int nearX, int nearY) = (Math.Clamp(column, 0, Width - 1), Math.Clamp(line, 0, Height - 1));
        return Repeats || (nearX == column && nearY == line) ? x[(((nearY * Width) + nearX) * Channels) + channel] : 0;
    }

    // The erased stretch of one side: an eighth to a half of it, rounded up, anywhere inside.
    private static (long First, long End) Hole(int side, uint sizeBits, uint placeBits)
    {
        uint least = (uint)(side + 7) / 8;
        uint most = (uint)(side + 1) / 2;
        long size = least + Pick(sizeBits, most - least + 1);
        long first = Pick(placeBits, (uint)(side - size + 1));
        return (first, first + size);
    }

    private static double Nth((double X, double Y, double Z, double W) four, int index) =>
        index switch { 0 => four.X, 1 => four.Y, 2 => four.Z, _ => four.W };

    private static uint Low(uint word) => word & 0xFFFF;

    private static uint High(uint word) => word >> 16;

    // One of n, from 16 random bits.
    private static long Pick(uint bits, uint n) => (long)((ulong)bits * n / 65536);

    private static double Uniform(uint bits) => (bits + 0.5) / 65536;

    private static double Signed(uint bits) => (2 * Uniform(bits)) - 1;
}
