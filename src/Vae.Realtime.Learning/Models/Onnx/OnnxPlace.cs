namespace Vae.Realtime.Learning.Models.Onnx;

/// <summary>Where a layer stands in an ONNX graph.</summary>
/// <param name="Name">Prefix of the names of the layer's parameters.</param>
/// <param name="Input">What enters.</param>
/// <param name="Orders">The images in whose order values are counted, channel by channel, where what enters or leaves is a vector.</param>
/// <param name="Image">What leaves a dense layer, where that is not a vector.</param>
internal readonly record struct OnnxPlace(string Name, Shape Input, (Shape In, Shape Out) Orders, Shape? Image = null);
