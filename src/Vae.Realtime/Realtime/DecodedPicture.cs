namespace Vae.Realtime.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>How a picture is to look.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bgra">Blue first.</param>
/// <param name="Smooth">Smooth between the texture's pixels rather than squares.</param>
public readonly record struct PictureFormat(int Width, int Height, bool Bgra, bool Smooth);

/// <summary>An image of one size and the recording that decodes a pass's latents into it.</summary>
public sealed class DecodedPicture : IDisposable
{
    private readonly StepRing _ring;
    private readonly TileComposer? _composer;

    /// <param name="pass">Its latents are decoded, one picture a row, and drawn one below the other.</param>
    /// <param name="format">Size and byte order.</param>
    /// <param name="fuse">Decode in one dispatch where the decoder allows that; otherwise layer by layer.</param>
    public DecodedPicture(VaePass pass, PictureFormat format, bool fuse = true)
    {
        Format = format;
        GpuDevice device = pass.Model.Device;
        ImageShape shape = pass.Model.Architecture.Input;
        FusedDecoder? fused = fuse ? FusedDecoder.Of(pass) : null;
        _ring = new StepRing(device);
        _ring.Entry(0) = new StepEntry { Valid = (uint)pass.Batch };
        try
        {
            Image = device.CreatePicture(format.Width, format.Height, "picture");
            Recording recording = new("picture");
            RecordRows(recording, pass, fused, _ring.Bindings);
            _composer = new TileComposer(
                device,
                new TileRows(pass.Pictures.Data, pass.Pictures.RowStride, shape),
                TileLayout.Grid((format.Width, format.Height), shape, 1, pass.Batch),
                Image,
                new Look(Filter: format.Smooth ? PictureFilter.Smooth : PictureFilter.Sharp),
                format.Bgra,
                frames: 1);
            _composer.Record(recording);

            Work = device.Compile(recording);
        }
        catch
        {
            _composer?.Dispose();
            _ring.Dispose();
            Image?.Dispose();
            throw;
        }
    }

    public PictureFormat Format { get; }

    /// <summary>The picture of the last run, in the format's byte order.</summary>
    public GpuPicture Image { get; }

    /// <summary>Decoding and drawing.</summary>
    public CompiledRecording Work { get; }

    public void Dispose()
    {
        Work.Dispose();
        _composer?.Dispose();
        _ring.Dispose();
        Image.Dispose();
    }

    private static void RecordRows(Recording recording, VaePass pass, FusedDecoder? fused, StepBindings step)
    {
        if (fused is not null)
        {
            fused.Record(recording);
            return;
        }

        pass.RecordCondition(recording, step);
        pass.RecordDecode(recording, step);
        pass.RecordPictures(recording, step);
    }
}
