namespace Vae.Realtime.Data.Images.Scans;

using SixLabors.ImageSharp;

/// <summary>The frames of a file whose decoder does not know animations.</summary>
/// <param name="Canvas">Pixels of the canvas.</param>
/// <param name="Frames">In order; each is put together when it is asked for.</param>
internal sealed record Animation(Size Canvas, IEnumerable<AnimationFrame> Frames);
