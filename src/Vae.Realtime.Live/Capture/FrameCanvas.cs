namespace Vae.Realtime.Live.Capture;

using System.Runtime.InteropServices;

/// <summary>
/// A picture of fixed size that frames of any size are put on, in the middle: what is too large is cut off, what is too small gets
/// black around it. A film keeps its size when a window changes.
/// </summary>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="reduction">So many pixels of a frame, across and down, become one by their mean.</param>
internal sealed class FrameCanvas(int width, int height, int reduction = 1)
{
    private const uint Black = 0xFF000000;

    private (int Width, int Height) _last;

    /// <summary>What was put last, red first, opaque.</summary>
    public Rgba32Image Picture { get; } = new(
        width / reduction, height / reduction, new byte[width / reduction * (height / reduction) * Rgba32Image.PixelBytes]);

    /// <summary>Puts a frame on it.</summary>
    /// <param name="pixels">(height, width, 4).</param>
    /// <param name="frameWidth">Pixels.</param>
    /// <param name="frameHeight">Pixels.</param>
    /// <param name="bgra">Blue first.</param>
    public void Put(ReadOnlySpan<byte> pixels, int frameWidth, int frameHeight, bool bgra)
    {
        ReadOnlySpan<uint> source = MemoryMarshal.Cast<byte, uint>(pixels);
        Span<uint> target = MemoryMarshal.Cast<byte, uint>(Picture.Rgba.AsSpan());
        if (_last != (frameWidth, frameHeight))
        {
            target.Fill(Black);
            _last = (frameWidth, frameHeight);
        }

        (int fullWidth, int fullHeight) = (frameWidth / reduction, frameHeight / reduction);
        (int columns, int rows) = (Math.Min(fullWidth, Picture.Width), Math.Min(fullHeight, Picture.Height));
        (int fromX, int fromY) = ((fullWidth - columns) / 2, (fullHeight - rows) / 2);
        (int toX, int toY) = ((Picture.Width - columns) / 2, (Picture.Height - rows) / 2);
        for (int row = 0; row < rows; row++)
        {
            Span<uint> line = target.Slice(((toY + row) * Picture.Width) + toX, columns);
            if (reduction == 1)
            {
                source.Slice(((fromY + row) * frameWidth) + fromX, columns).CopyTo(line);
            }
            else
            {
                Reduce(source, frameWidth, fromX, fromY + row, line);
            }

            Finish(line, bgra);
        }
    }

    private static void Finish(Span<uint> line, bool bgra)
    {
        if (!bgra)
        {
            foreach (ref uint pixel in line)
            {
                pixel |= Black;
            }

            return;
        }

        foreach (ref uint pixel in line)
        {
            pixel = Black | (pixel & 0x0000FF00) | ((pixel & 0xFF) << 16) | ((pixel >> 16) & 0xFF);
        }
    }

    private void Reduce(ReadOnlySpan<uint> source, int stride, int fromX, int y, Span<uint> line)
    {
        int count = reduction * reduction;
        for (int x = 0; x < line.Length; x++)
        {
            uint first = 0, second = 0, third = 0;
            for (int i = 0; i < count; i++)
            {
                uint pixel = source[(((y * reduction) + (i / reduction)) * stride) + ((fromX + x) * reduction) + (i % reduction)];
                (first, second, third) = (first + (pixel & 0xFF), second + ((pixel >> 8) & 0xFF), third + ((pixel >> 16) & 0xFF));
            }

            uint half = (uint)count / 2;
            line[x] = ((first + half) / (uint)count) | (((second + half) / (uint)count) << 8) | (((third + half) / (uint)count) << 16);
        }
    }
}
