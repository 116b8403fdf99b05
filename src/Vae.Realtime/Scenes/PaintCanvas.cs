namespace Vae.Realtime.Scenes;

using System.Numerics;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Images;

/// <summary>
/// A picture of a model's shape that the host paints. Places are parts of it: (0,0) is its top left corner, (1,1) its bottom right one.
/// </summary>
internal sealed class PaintCanvas
{
    private readonly float[] _pixels;

    /// <param name="shape">Shape of the model's pictures.</param>
    public PaintCanvas(Shape shape)
    {
        Shape = shape;
        _pixels = new float[shape.Length];
    }

    public Shape Shape { get; }

    /// <summary>The values (height, width, channels), from 0 to 1.</summary>
    public ReadOnlySpan<float> Pixels => _pixels;

    /// <summary>Counts the changes.</summary>
    public long Version { get; private set; }

    /// <summary>Fills it with a colour.</summary>
    public void Clear(Vector3 colour = default)
    {
        for (int i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] = Level(colour, i % Shape.Channels);
        }

        Version++;
    }

    /// <summary>Takes other values.</summary>
    /// <param name="pixels">(height, width, channels), from 0 to 1.</param>
    public void Write(ReadOnlySpan<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, _pixels.Length);
        pixels.CopyTo(_pixels);
        Version++;
    }

    /// <summary>Reads an image for a canvas of a shape, scaled so that it just covers it. Takes its time; on any thread.</summary>
    /// <param name="path">A picture of one of the formats of <see cref="PictureFormats"/>.</param>
    /// <param name="shape">The canvas's.</param>
    /// <param name="background">What shows where the image is transparent; null for white.</param>
    /// <returns>What <see cref="Write"/> takes, and what a person should know of the file in a line, or null.</returns>
    /// <exception cref="VaeException">It cannot be read.</exception>
    public static (float[] Pixels, string? Note) Read(string path, Shape shape, PictureColour? background = null)
    {
        DataOptions options = new() { Size = (shape.Height, shape.Width), Channels = shape.Channels, Background = background };
        DecodedPictures read = Vae.Realtime.Data.Images.PictureDecoder.Read([path], options, new LoadOptions());
        return ([.. read.Pixels.Select(value => value / (float)byte.MaxValue)], read.Notes is [string note, ..] ? note : null);
    }

    /// <summary>A dab of a round brush with a soft edge.</summary>
    /// <param name="x">Place of its middle.</param>
    /// <param name="y">Place of its middle.</param>
    /// <param name="radius">As a part of the canvas's width; a brush is at least as wide as a pixel.</param>
    /// <param name="colour">Grey canvases take its mean.</param>
    public void Brush(double x, double y, double radius, Vector3 colour) => Stroke(x, y, x, y, radius, colour);

    /// <summary>A line drawn with that brush.</summary>
    public void Stroke(double fromX, double fromY, double toX, double toY, double radius, Vector3 colour)
    {
        (double x0, double y0) = (fromX * Shape.Width, fromY * Shape.Height);
        (double dx, double dy) = ((toX * Shape.Width) - x0, (toY * Shape.Height) - y0);
        double squared = (dx * dx) + (dy * dy);
        double reach = Math.Max(radius * Shape.Width, 0.5);
        for (int i = 0; i < Shape.Width * Shape.Height; i++)
        {
            (double px, double py) = ((i % Shape.Width) + 0.5 - x0, (i / Shape.Width) + 0.5 - y0);
            double along = squared > 0 ? Math.Clamp(((px * dx) + (py * dy)) / squared, 0, 1) : 0;
            double away = Math.Sqrt(Square(px - (along * dx)) + Square(py - (along * dy)));

            // The edge is a pixel wide.
            float cover = (float)Math.Clamp(reach + 0.5 - away, 0, 1);
            for (int c = 0; cover > 0 && c < Shape.Channels; c++)
            {
                ref float pixel = ref _pixels[(i * Shape.Channels) + c];
                pixel = float.Lerp(pixel, Level(colour, c), cover);
            }
        }

        Version++;
    }

    private static double Square(double value) => value * value;

    private float Level(Vector3 colour, int channel) =>
        Math.Clamp(Shape.Channels == 1 ? Vector3.Dot(colour, Vector3.One) / 3 : colour[channel], 0, 1);
}
