namespace Vae.Realtime.Reference;

/// <summary>
/// Concatenation along the columns and the gradient of its parts, as <c>shaders/layer/concat.comp</c> and
/// <c>shaders/layer/slice_columns.comp</c>.
/// </summary>
internal static class ConcatReference
{
    /// <summary>a (rows,A) | b (rows/period,B), each row of b next to <paramref name="period"/> rows of a.</summary>
    public static double[] Forward(double[] a, int aColumns, double[] b, int bColumns, int period)
    {
        int columns = aColumns + bColumns;
        return [.. Enumerable.Range(0, a.Length / aColumns * columns).Select(i => i % columns < aColumns
            ? a[(i / columns * aColumns) + (i % columns)]
            : b[(i / columns / period * bColumns) + (i % columns) - aColumns])];
    }

    /// <summary>The columns of dy (rows,N) that belong to x (rows,C), times before'(x).</summary>
    public static double[] Backward(double[] dy, int columns, int first, double[] x, int xColumns, ReferenceActivation before) =>
        [.. x.Select((value, i) => dy[(i / xColumns * columns) + first + (i % xColumns)] * ActivationReference.Derivative(before, value))];
}
