namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;

/// <summary>
/// The output layer's plain linear outputs, as a likelihood reads them: element c of pixel p of row r lies at
/// <c>r·ExampleStride + p·PixelStride + c</c> floats.
/// </summary>
/// <param name="Data">Their storage.</param>
/// <param name="Rows">Examples, or samples of them.</param>
/// <param name="ExampleStride">Floats per row.</param>
/// <param name="PixelStride">Floats per pixel.</param>
public readonly record struct RawOutputs(BufferSlice Data, int Rows, int ExampleStride, int PixelStride)
{
    /// <summary>Outputs of a dense layer, (rows, pixels·outputs per pixel).</summary>
    public static RawOutputs Dense(Tensor y, ImageShape picture, Likelihood likelihood)
    {
        int perPixel = likelihood.Parameters * picture.Channels;
        ShapeException.ThrowIfNot(y, y.Rows, picture.Height * picture.Width * perPixel, "raw outputs");
        return new RawOutputs(y.Data, y.Rows, y.RowStride, perPixel);
    }

    /// <summary>Outputs of a layer with a row per pixel, (rows·pixels, outputs per pixel).</summary>
    public static RawOutputs PerPixel(Tensor y, ImageShape picture, Likelihood likelihood)
    {
        int pixels = picture.Height * picture.Width;
        ShapeException.ThrowIfNot(y, y.Rows / pixels * pixels, likelihood.Parameters * picture.Channels, "raw outputs");
        return new RawOutputs(y.Data, y.Rows / pixels, pixels * y.RowStride, y.RowStride);
    }
}
