namespace Vae.Realtime.Realtime;

using Vae.Realtime.Data;
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
    private readonly GpuArena? _lines;
    private readonly CompiledRecording _work;

    /// <param name="pass">Its latents are decoded, one picture a row.</param>
    /// <param name="format">Size and byte order.</param>
    /// <param name="fuse">Decode in one dispatch where the decoder allows that; otherwise layer by layer.</param>
    public DecodedPicture(VaePass pass, PictureFormat format, bool fuse = true)
    {
        Format = format;
        GpuDevice device = pass.Model.Device;
        ImageShape shape = pass.Model.Architecture.Input;
        FusedDecoder? fused = fuse ? FusedDecoder.Of(pass) : null;
        bool direct = fused is not null && (format.Width, format.Height) == (shape.Width, shape.Height);
        _ring = new StepRing(device);
        _ring.Entry(0) = new StepEntry { Valid = (uint)pass.Batch };
        _lines = direct ? null : device.CreateArena("picture lines");
        try
        {
            Image = device.CreateImage(format.Width, format.Height, "picture");
            Recording recording = new("picture");
            if (direct)
            {
                fused!.Record(recording, Image, format.Bgra);
            }
            else
            {
                RecordRows(recording, pass, fused, _ring.Bindings);
                RecordStretch(recording, pass, _lines!);
            }

            _work = device.Compile(recording);
        }
        catch
        {
            _ring.Dispose();
            _lines?.Dispose();
            Image?.Dispose();
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
        _lines?.Dispose();
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

    private void RecordStretch(Recording recording, VaePass pass, GpuArena arena)
    {
        StretchParams size = StretchParams.Fit(
            pass.Model.Architecture.Input,
            pass.Pictures.RowStride,
            (1, pass.Batch),
            (Format.Width, Format.Height),
            Format.Smooth,
            Format.Bgra,
            Background);
        BufferSlice lines = arena.Reserve<float>(size.LineFloats);
        arena.Commit();
        recording.Dispatch(new StretchRows(pass.Pictures.Data, lines, size));
        recording.Dispatch(new StretchToImage(lines, Image, size));
    }
}
