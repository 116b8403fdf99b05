namespace Vae.Realtime.Data.Tables;

/// <summary>Pictures from the rows of a table, a column for every pixel.</summary>
internal static class PixelTable
{
    /// <summary>The option that reads so many columns as pictures; null where they make no square of grey or coloured pixels.</summary>
    public static string? Suggest(int columns)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            int side = (int)Math.Round(Math.Sqrt(columns / (double)channels));
            if (side >= 8 && side * side * channels == columns)
            {
                return $"{DataOptions.ImageKey}={side}x{side}x{channels}";
            }
        }

        return null;
    }

    /// <summary>Brings columns called pixel0, pixel1 and so on into that order, if they stand in another.</summary>
    /// <param name="names">Names of the table's columns.</param>
    /// <param name="columns">Those that are pixels.</param>
    /// <param name="notes">Is told of it.</param>
    public static int[] InOrder(ColumnNames names, int[] columns, List<string> notes)
    {
        (string Stem, int Number)[] parts = [.. columns.Select(column => Numbered(names[column]))];
        int[] numbers = [.. parts.Select(part => part.Number)];
        bool counted = numbers.Distinct().Count() == columns.Length && numbers.Max() - numbers.Min() == columns.Length - 1 && numbers.Min() >= 0;
        if (!counted || parts.DistinctBy(part => part.Stem).Count() > 1 || numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second))
        {
            return columns;
        }

        int[] sorted = [.. columns];
        Array.Sort(numbers, sorted);
        notes.Add($"pixels are taken in the order of their numbers, '{names[sorted[0]]}' to '{names[sorted[^1]]}', not in that of the columns");
        return sorted;
    }

    /// <summary>Makes pictures of rows.</summary>
    /// <param name="form">Their form.</param>
    /// <param name="values">(N, pixels), from 0 to 255 or from 0 to 1.</param>
    /// <param name="source">What messages call it; quoted already.</param>
    /// <param name="notes">Is told what became of the values.</param>
    /// <returns>(N, H, W, C).</returns>
    /// <exception cref="VaeException">There is another number of pixels, or values have another range.</exception>
    public static byte[] Pixels(ImageForm form, ReadOnlySpan<float> values, string source, List<string> notes)
    {
        (float low, float high, bool whole) = (float.MaxValue, float.MinValue, true);
        foreach (float value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
            whole &= value == MathF.Floor(value);
        }

        if (low < 0 || high > byte.MaxValue)
        {
            throw new VaeException(
                FormattableString.Invariant($"{source}: pixels are from 0 to 255 or from 0 to 1, but these are from {low} to {high}; ")
                + $"bring them there, choose the pixels with {DataOptions.ColumnsKey}=, or leave {DataOptions.ImageKey}= out");
        }

        bool unit = high <= 1 && (!whole || high > 0);
        if (unit)
        {
            notes.Add("pixels from 0 to 1 became bytes from 0 to 255");
        }
        else if (!whole)
        {
            notes.Add("pixels with decimals were rounded to whole numbers from 0 to 255");
        }

        byte[] pixels = new byte[values.Length];
        int plane = form.Height * form.Width;
        for (int at = 0; at < values.Length; at++)
        {
            int within = at % form.Length;
            int place = form.Planes ? (within % plane * form.Channels) + (within / plane) : within;
            pixels[at - within + place] = (byte)MathF.Round(unit ? values[at] * byte.MaxValue : values[at]);
        }

        return pixels;
    }

    private static (string Stem, int Number) Numbered(string name)
    {
        int digits = name.Length;
        while (digits > 0 && char.IsAsciiDigit(name[digits - 1]))
        {
            digits--;
        }

        return int.TryParse(name.AsSpan(digits), out int number) ? (name[..digits], number) : (name, -1);
    }
}
