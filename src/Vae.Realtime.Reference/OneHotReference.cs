namespace Vae.Realtime.Reference;

/// <summary>The unit vectors of <c>shaders/data/one_hot.comp</c>.</summary>
internal static class OneHotReference
{
    /// <summary>y (rows, classes): 1 where the column is the row's label, else 0.</summary>
    public static double[] Forward(ReadOnlySpan<uint> labels, int classes)
    {
        double[] y = new double[labels.Length * classes];
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] < classes)
            {
                y[(row * classes) + (int)labels[row]] = 1;
            }
        }

        return y;
    }
}
