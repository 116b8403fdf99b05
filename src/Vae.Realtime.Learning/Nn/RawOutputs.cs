namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;

/// <summary>
/// The output module's plain linear outputs, as a likelihood reads them: element c of pixel p of row r lies at
/// <c>r·ExampleStride + p·PixelStride + c</c> floats.
/// </summary>
/// <param name="Data">Their storage.</param>
/// <param name="Rows">Examples, or samples of them.</param>
/// <param name="ExampleStride">Floats per row.</param>
/// <param name="PixelStride">Floats per pixel.</param>
/// <param name="Variances">(C): those of a calibrated likelihood; null for others.</param>
internal readonly record struct RawOutputs(BufferSlice Data, int Rows, int ExampleStride, int PixelStride, BufferSlice? Variances = null)
{
    /// <summary>What an output module wrote: a row per example, as a dense layer does, or a row per pixel.</summary>
    /// <param name="y">Its output.</param>
    /// <param name="picture">Shape of the pictures; each of its values takes <see cref="Likelihood.Parameters"/> outputs.</param>
    /// <param name="likelihood">Reads them.</param>
    /// <param name="variances">The model's (C), where the likelihood is calibrated.</param>
    public static RawOutputs Of(FeatureMap y, Shape picture, Likelihood likelihood, Parameter? variances)
    {
        int pixels = picture.Height * picture.Width;
        int perPixel = likelihood.Parameters * picture.Channels;
        bool dense = y.Matrix.Rows == y.Batch;
        ShapeException.ThrowIfNot(y.Matrix, dense ? y.Batch : y.Batch * pixels, dense ? pixels * perPixel : perPixel, "raw outputs");
        int pixelStride = dense ? perPixel : y.Matrix.RowStride;
        return new RawOutputs(y.Matrix.Buffer, y.Batch, dense ? y.Matrix.RowStride : pixels * pixelStride, pixelStride, variances?.Value.Buffer);
    }
}
