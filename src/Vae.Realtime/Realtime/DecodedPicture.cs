namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>How a picture is to look.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bgra">Blue first.</param>
/// <param name="Smooth">Bilinear between the texture's pixels rather than squares.</param>
public readonly record struct PictureFormat(int Width, int Height, bool Bgra, bool Smooth);

/// <summary>An image of one size and the recording that decodes a pass's latents into it.</summary>
public sealed class DecodedPicture : IDisposable
{
    // Dark enough not to compete with the texture.
    private const float Background = 0.02f;

    private readonly StepRing _ring;
    private readonly GpuArena _arena;
    private readonly CompiledRecording _work;

    /// <param name="pass">Its latents are decoded, one picture a row.</param>
    /// <param name="format">Size and byte order.</param>
    public DecodedPicture(VaePass pass, PictureFormat format)
    {
        Format = format;
        GpuDevice device = pass.Model.Device;
        StretchParams size = StretchParams.Fit(
            pass.Model.Architecture.Input,
            pass.Pictures.RowStride,
            (1, pass.Batch),
            (format.Width, format.Height),
            format.Smooth,
            format.Bgra,
            Background);
        _ring = new StepRing(device);
        _ring.Entry(0) = new StepEntry { Valid = (uint)pass.Batch };
        _arena = device.CreateArena("picture lines");
        BufferSlice lines = _arena.Reserve<float>(size.LineFloats);
        Image = device.CreateImage(format.Width, format.Height, "picture");
        try
        {
            _arena.Commit();
            Recording recording = new("picture");
            pass.RecordDecode(recording, _ring.Bindings);
            pass.RecordPictures(recording, _ring.Bindings);
            recording.Dispatch(new StretchRows(pass.Pictures.Data, lines, size));
            recording.Dispatch(new StretchToImage(lines, Image, size));
            _work = device.Compile(recording);
        }
        catch
        {
            _ring.Dispose();
            _arena.Dispose();
            Image.Dispose();
            throw;
        }
    }

    public PictureFormat Format { get; }

    /// <summary>The picture of the last frame, in the format's byte order.</summary>
    public GpuImage Image { get; }

    /// <summary>Decoding and drawing, for who measures it by itself.</summary>
    public CompiledRecording Work => _work;

    /// <summary>Writes decoding and drawing into a frame's commands.</summary>
    public void Encode(in RenderTarget target) => GpuDevice.Encode(target, _work);

    public void Dispose()
    {
        _work.Dispose();
        _ring.Dispose();
        _arena.Dispose();
        Image.Dispose();
    }
}
