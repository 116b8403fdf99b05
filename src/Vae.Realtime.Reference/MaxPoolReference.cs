namespace Vae.Realtime.Reference;

/// <summary>
/// The largest value of every window, as <c>shaders/layer/max_pool_*.comp</c>; a border of padding around the image is never chosen.
/// </summary>
/// <param name="Kernel">Side of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Padding">Width of the border.</param>
internal readonly record struct MaxPoolReference(int Kernel, int Stride, int Padding)
{
    /// <summary>Shape of the output: windows that fit.</summary>
    public MapShape Output(MapShape input) => input with { Height = Windows(input.Height), Width = Windows(input.Width) };

    /// <summary>The largest values, and the numbers of their taps, row by row; the first of equals.</summary>
    public (double[] Y, int[] Chosen) Forward(MapShape input, double[] x)
    {
        MapShape output = Output(input);
        double[] y = new double[output.Count];
        int[] chosen = new int[output.Count];
        Array.Fill(y, double.NegativeInfinity);
        foreach ((int to, int from, int tap) in Taps(input))
        {
            if (x[from] > y[to])
            {
                (y[to], chosen[to]) = (x[from], tap);
            }
        }

        return (y, chosen);
    }

    /// <summary><c>dx = Σ dy</c> over the windows that chose a pixel.</summary>
    public double[] Backward(MapShape input, double[] x, double[] dy)
    {
        int[] chosen = Forward(input, x).Chosen;
        double[] dx = new double[input.Count];
        foreach ((int to, int from, int tap) in Taps(input))
        {
            if (chosen[to] == tap)
            {
                dx[from] += dy[to];
            }
        }

        return dx;
    }

    private int Windows(int size) => ((size + (2 * Padding) - Kernel) / Stride) + 1;

    // Every value of y with every value of x that its window sees.
    private IEnumerable<(int To, int From, int Tap)> Taps(MapShape input)
    {
        MapShape output = Output(input);
        for (int to = 0; to < output.Count; to++)
        {
            int channel = to % output.Channels;
            int pixel = to / output.Channels;
            int example = pixel / output.Pixels;
            for (int tap = 0; tap < Kernel * Kernel; tap++)
            {
                int y = (pixel / output.Width % output.Height * Stride) + (tap / Kernel) - Padding;
                int x = (pixel % output.Width * Stride) + (tap % Kernel) - Padding;
                if (y >= 0 && y < input.Height && x >= 0 && x < input.Width)
                {
                    yield return (to, input.Index(example, y, x, channel), tap);
                }
            }
        }
    }
}
