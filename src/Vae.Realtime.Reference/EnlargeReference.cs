namespace Vae.Realtime.Reference;

/// <summary>The enlargement of <c>shaders/picture/enlarge.comp</c>.</summary>
internal static class EnlargeReference
{
    /// <summary>A byte of a picture twice as large.</summary>
    /// <param name="small">Gives a byte of the small one by row and column.</param>
    /// <param name="height">Height of the small one.</param>
    /// <param name="width">Width of the small one.</param>
    /// <param name="row">Row of the large one.</param>
    /// <param name="column">Column of the large one.</param>
    public static double At(Func<int, int, double> small, int height, int width, int row, int column)
    {
        ArgumentNullException.ThrowIfNull(small);

        // The middle of a pixel of the large picture lies a quarter of a pixel off the middle of one of the small.
        (double y, double x) = ((row - 0.5) / 2, (column - 0.5) / 2);
        (int top, int left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        double sum = 0;
        for (int down = 0; down < 2; down++)
        {
            for (int across = 0; across < 2; across++)
            {
                double weight = (1 - Math.Abs(y - (top + down))) * (1 - Math.Abs(x - (left + across)));
                sum += weight * small(Math.Clamp(top + down, 0, height - 1), Math.Clamp(left + across, 0, width - 1));
            }
        }

        return Math.Floor(sum + 0.5);
    }
}
