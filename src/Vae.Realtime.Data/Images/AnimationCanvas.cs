namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Vae.Realtime.Data.Images.Scans;

/// <summary>Draws the frames of an animation, one after another, as a viewer shows them.</summary>
/// <remarks>Source: the third edition of PNG (W3C 2025), clause 11.3.6; RFC 9649, clause 2.7.1.1.</remarks>
/// <param name="size">Pixels of the canvas, which is transparent at first.</param>
internal sealed class AnimationCanvas(Size size) : IDisposable
{
    private readonly Image<Rgba32> _canvas = new(PictureFormats.Decoding, size.Width, size.Height);

    /// <summary>Draws the next frame.</summary>
    /// <param name="frame">How it comes onto the canvas.</param>
    /// <param name="still">Its pixels.</param>
    /// <returns>What is shown then; the caller's.</returns>
    public Image<Rgba32> Draw(AnimationFrame frame, Image<Rgba32> still)
    {
        using Image<Rgba32>? before = frame.Disposal == FrameDisposal.Restore ? _canvas.Clone() : null;
        PixelAlphaCompositionMode mode = frame.Blends ? PixelAlphaCompositionMode.SrcOver : PixelAlphaCompositionMode.Src;
        _canvas.Mutate(canvas => canvas.DrawImage(still, frame.At, PixelColorBlendingMode.Normal, mode, 1));
        Image<Rgba32> shown = _canvas.Clone();
        if (before is not null)
        {
            _canvas.Mutate(canvas => canvas.DrawImage(before, PixelColorBlendingMode.Normal, PixelAlphaCompositionMode.Src, 1));
        }
        else if (frame.Disposal == FrameDisposal.Clear)
        {
            Clear(Rectangle.Intersect(new Rectangle(frame.At, still.Size()), _canvas.Bounds()));
        }

        return shown;
    }

    public void Dispose() => _canvas.Dispose();

    private void Clear(Rectangle area) => _canvas.ProcessPixelRows(rows =>
    {
        for (int y = area.Top; y < area.Bottom; y++)
        {
            rows.GetRowSpan(y)[area.Left..area.Right].Clear();
        }
    });
}
