namespace Vae.Realtime.Learning.Nn;

/// <summary>
/// Dense layers next to images: here an image is flattened as (H, W, C), in PyTorch's files as (C, H, W).
/// </summary>
internal static class ChannelOrder
{
    /// <summary>For a weight (outputs, inputs) the file's element of each element here; null when both orders are the same.</summary>
    public static int[]? OfWeight(Shape output, Shape input)
    {
        if (Same(output) && Same(input))
        {
            return null;
        }

        int[] rows = OfVector(output);
        int[] columns = OfVector(input);
        int[] map = new int[checked(rows.Length * columns.Length)];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                map[(row * columns.Length) + column] = (rows[row] * columns.Length) + columns[column];
            }
        }

        return map;
    }

    /// <summary>For a bias (outputs) the same.</summary>
    public static int[]? OfBias(Shape output) => Same(output) ? null : OfVector(output);

    private static bool Same(Shape shape) => shape.Channels == 1 || shape.Height * shape.Width == 1;

    private static int[] OfVector(Shape shape)
    {
        int pixels = shape.Height * shape.Width;
        return [.. Enumerable.Range(0, shape.Length).Select(at => ((at % shape.Channels) * pixels) + (at / shape.Channels))];
    }
}
