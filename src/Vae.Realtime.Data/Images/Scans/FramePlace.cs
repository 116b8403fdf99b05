namespace Vae.Realtime.Data.Images.Scans;

using SixLabors.ImageSharp;

/// <summary>A frame on a canvas.</summary>
/// <param name="Canvas">Pixels of the canvas.</param>
/// <param name="At">The frame's left top corner.</param>
internal readonly record struct FramePlace(Size Canvas, Point At);
