namespace Vae.Realtime.Data.Images.Scans;

using SixLabors.ImageSharp;

/// <summary>A frame of an animation as a picture of its own, and how it comes onto the canvas.</summary>
/// <param name="Still">A file that holds this frame alone.</param>
/// <param name="At">Where its left top corner lies on the canvas.</param>
/// <param name="Blends">Whether it is laid over what is there; else it takes its place, transparent pixels included.</param>
/// <param name="Disposal">What becomes of its rectangle before the next frame.</param>
internal readonly record struct AnimationFrame(byte[] Still, Point At, bool Blends, FrameDisposal Disposal);
