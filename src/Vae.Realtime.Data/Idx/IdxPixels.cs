namespace Vae.Realtime.Data.Idx;

using System.Globalization;

/// <summary>Brings the elements of IDX files, of whatever type, to the pixels 0 to 255: all files of a data set in the same way.</summary>
internal sealed class IdxPixels
{
    private readonly double _from;
    private readonly double _to;

    private IdxPixels(double from, double to) => (_from, _to) = (from, to);

    /// <summary>Says what was found and what became of it; null where elements are pixels already.</summary>
    public string? Note { get; private init; }

    /// <summary>Chooses how by what the elements are and where they lie.</summary>
    /// <param name="files">Of at least one element each.</param>
    /// <exception cref="VaeException">An element is not finite.</exception>
    public static IdxPixels Of(params ReadOnlySpan<IdxTensor> files)
    {
        (double min, double max, bool whole) = (double.PositiveInfinity, double.NegativeInfinity, true);
        IdxTensor told = files[0];
        foreach (IdxTensor file in files)
        {
            if (file.Element == IdxElement.UnsignedByte)
            {
                (min, max) = (Math.Min(min, byte.MinValue), Math.Max(max, byte.MaxValue));
                continue;
            }

            told = file;
            for (int index = 0; index < file.Count; index++)
            {
                double value = file[index];
                if (!double.IsFinite(value))
                {
                    string what = double.IsNaN(value) ? "not a number" : "infinite";
                    throw new VaeException(
                        $"'{file.Path}' holds a value that is {what}: {file.PlaceOf(index)}; replace it, or leave out that example");
                }

                (min, max, whole) = (Math.Min(min, value), Math.Max(max, value), whole && value == Math.Floor(value));
            }
        }

        if (told.Element == IdxElement.UnsignedByte)
        {
            return new IdxPixels(byte.MinValue, byte.MaxValue);
        }

        (double from, double to) = Range(told.Element, min, max);
        string became = (from, to) == (byte.MinValue, byte.MaxValue)
            ? whole ? "they are the pixels" : "rounded, they are the pixels"
            : $"{Text(from)} to {Text(to)} became the pixels 0 to 255";
        return new IdxPixels(from, to) { Note = $"'{told.Path}' holds {told.Element.Name()} from {Text(min)} to {Text(max)}; {became}" };
    }

    /// <summary>The pixels of a file.</summary>
    public byte[] Apply(IdxTensor file)
    {
        if (file.Element == IdxElement.UnsignedByte && (_from, _to) == (byte.MinValue, byte.MaxValue))
        {
            return file.Data;
        }

        byte[] pixels = new byte[file.Count];
        for (int index = 0; index < pixels.Length; index++)
        {
            double share = _to > _from ? (file[index] - _from) / (_to - _from) : 0;
            pixels[index] = (byte)Math.Round(Math.Clamp(share, 0, 1) * byte.MaxValue, MidpointRounding.AwayFromZero);
        }

        return pixels;
    }

    // The usual ranges if all lies in one, else the one found.
    private static (double From, double To) Range(IdxElement element, double min, double max) => (min, max) switch
    {
        ( >= 0, <= 1) => (0, 1),
        ( >= -1, <= 1) => (-1, 1),
        ( >= 0, <= byte.MaxValue) => (byte.MinValue, byte.MaxValue),
        _ when element == IdxElement.SignedByte => (sbyte.MinValue, sbyte.MaxValue),
        _ => (min, max),
    };

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
