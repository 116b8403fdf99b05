namespace Vae.Realtime.Reference;

/// <summary>An image enlarged by a whole factor, as <c>shaders/layer/upsample_*.comp</c> and PyTorch's align_corners=False.</summary>
internal readonly record struct UpsampleReference(int Factor, bool Bilinear)
{
    public MapShape Output(MapShape input) => input with { Height = input.Height * Factor, Width = input.Width * Factor };

    public double[] Forward(MapShape input, double[] x)
    {
        double[] y = new double[Output(input).Count];
        foreach ((int to, int from, double share) in Shares(input))
        {
            y[to] += share * x[from];
        }

        return y;
    }

    /// <summary>The transpose, times before'(x).</summary>
    public double[] Backward(MapShape input, double[] x, double[] dy, ReferenceActivation before)
    {
        double[] dx = new double[input.Count];
        foreach ((int to, int from, double share) in Shares(input))
        {
            dx[from] += share * dy[to] * ActivationReference.Derivative(before, x[from]);
        }

        return dx;
    }

    private IEnumerable<(int To, int From, double Share)> Shares(MapShape input)
    {
        MapShape output = Output(input);
        for (int to = 0; to < output.Count; to++)
        {
            int channel = to % output.Channels;
            int pixel = to / output.Channels;
            int example = pixel / output.Pixels;
            foreach ((int y, double down) in Line(pixel / output.Width % output.Height, input.Height))
            {
                foreach ((int x, double across) in Line(pixel % output.Width, input.Width))
                {
                    yield return (to, input.Index(example, y, x, channel), down * across);
                }
            }
        }
    }

    // Along one axis: the pixels that an enlarged pixel is made of.
    private (int Pixel, double Share)[] Line(int at, int size)
    {
        if (!Bilinear)
        {
            return [(at / Factor, 1)];
        }

        double middle = Math.Clamp(((at + 0.5) / Factor) - 0.5, 0, size - 1);
        int first = Math.Min((int)middle, Math.Max(size - 2, 0));
        return size == 1 ? [(0, 1)] : [(first, 1 - (middle - first)), (first + 1, middle - first)];
    }
}
