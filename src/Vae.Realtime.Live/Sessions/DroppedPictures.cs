namespace Vae.Realtime.Live.Sessions;

using Vae.Realtime.Data.Images;
using Vae.Realtime.Scenes;

/// <summary>Pictures on their way to the canvas: decoded one after another in the background; frames never wait for one.</summary>
internal sealed class DroppedPictures
{
    private readonly Queue<(string Path, PictureColour? Background)> _waiting = new();
    private (string Path, Shape Shape, Task<(float[] Pixels, string? Note)?> Read)? _reading;

    /// <summary>Whether there is something to <see cref="Poll"/> for.</summary>
    public bool IsBusy => _reading is not null || _waiting.Count > 0;

    /// <summary>Takes a file.</summary>
    /// <param name="path">Perhaps a picture; its content is looked at later.</param>
    /// <param name="background">What shows where it is transparent; null for white.</param>
    public void Add(string path, PictureColour? background) => _waiting.Enqueue((path, background));

    /// <summary>Goes on, without waiting.</summary>
    /// <param name="shape">Shape of the canvas, which another model may change meanwhile.</param>
    /// <returns>What has been read, with no pixels if the file is not a picture; null while there is nothing new.</returns>
    /// <exception cref="VaeException">A file cannot be read; the next one is begun by the next call.</exception>
    public (string Path, float[]? Pixels, string? Note)? Poll(Shape shape)
    {
        if (_reading is not { } reading)
        {
            Begin(shape);
            return null;
        }

        if (!reading.Read.IsCompleted)
        {
            return null;
        }

        if (reading.Shape != shape && reading.Read.IsCompletedSuccessfully)
        {
            Begin(shape);
            return null;
        }

        _reading = null;
        _waiting.Dequeue();
        return reading.Read.GetAwaiter().GetResult() is { } read ? (reading.Path, read.Pixels, read.Note) : (reading.Path, null, null);
    }

    // The file that is being read is the first that waits.
    private void Begin(Shape shape)
    {
        if (_waiting.TryPeek(out (string Path, PictureColour? Background) next))
        {
            _reading = (next.Path, shape, Task.Run(() => Read(next.Path, shape, next.Background)));
        }
    }

    private static (float[] Pixels, string? Note)? Read(string path, Shape shape, PictureColour? background) =>
        PictureFormats.IsPicture(path) ? PaintCanvas.Read(path, shape, background) : null;
}
