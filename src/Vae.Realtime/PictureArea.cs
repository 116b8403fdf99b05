namespace Vae.Realtime;

/// <summary>A part of a picture, by parts of its width and height: (0,0) is its top left corner, (1,1) its bottom right one.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="Top">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Bottom">Where it ends.</param>
public readonly record struct PictureArea(double Left, double Top, double Right, double Bottom)
{
    /// <summary>All of it.</summary>
    public static readonly PictureArea Whole = new(0, 0, 1, 1);

    /// <summary>Part of the picture's width.</summary>
    public double Width => Right - Left;

    /// <summary>Part of the picture's height.</summary>
    public double Height => Bottom - Top;

    /// <summary>Where it lies in a picture of that many pixels: within it, and at least a pixel each way.</summary>
    internal (int Left, int Top, int Width, int Height) In(int width, int height)
    {
        (int left, int across) = Span(Left, Right, width);
        (int top, int down) = Span(Top, Bottom, height);
        return (left, top, across, down);
    }

    private static (int From, int Length) Span(double from, double to, int pixels)
    {
        int first = (int)Math.Clamp(Math.Round(from * pixels), 0, pixels - 1);
        return (first, (int)Math.Clamp(Math.Round(to * pixels) - first, 1, pixels - first));
    }
}
