namespace Vae.Realtime.Learning.Models.Torch;

/// <summary>Where a layer stands in an exported program.</summary>
/// <param name="Input">What enters.</param>
/// <param name="Orders">The images in whose order values are counted, channel by channel, where what enters or leaves is a vector.</param>
/// <param name="Image">The image that a dense output layer makes of its outputs; null for all other layers.</param>
internal readonly record struct TorchPlace(Shape Input, (Shape In, Shape Out) Orders, Shape? Image = null);
