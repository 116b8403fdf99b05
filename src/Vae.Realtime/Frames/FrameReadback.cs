namespace Vae.Realtime.Frames;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Reads one picture back without making a frame wait: the copy is submitted now or with a frame, and its bytes can be read on another
/// thread once it is done.
/// </summary>
internal sealed class FrameReadback : IDisposable
{
    // Later than anything is submitted.
    private const ulong Pending = ulong.MaxValue;

    private readonly GpuDevice _device;
    private readonly GpuArena _arena;
    private readonly BufferSlice _pixels;
    private readonly CompiledRecording _work;
    private readonly GpuPixelBuffer _picture;
    private readonly bool _bgra;
    private ulong _ticket;

    /// <param name="device">Where the picture is.</param>
    /// <param name="picture">Read as it is after everything submitted so far.</param>
    /// <param name="bgra">Its bytes are in the order blue, green, red.</param>
    /// <param name="within">
    /// The frame whose commands the copy is written into, as the picture is at that point of it; <see cref="Submitted"/> follows. Null: it is
    /// submitted here.
    /// </param>
    public FrameReadback(GpuDevice device, GpuPixelBuffer picture, bool bgra, RenderTarget? within = null)
    {
        (_device, _picture, _bgra) = (device, picture, bgra);
        _arena = device.CreateArena("picture pixels", MemoryKind.Host);
        _pixels = _arena.Reserve<byte>((long)_picture.Width * _picture.Height * Rgba32Image.PixelBytes);
        try
        {
            _arena.Commit();
            Recording read = new("read picture");
            read.ReadPicture(picture, _pixels);
            _work = device.Compile(read);
            if (within is RenderTarget frame)
            {
                device.Targets.EncodeReadback(frame, _work);
                _ticket = Pending;
            }
            else
            {
                _ticket = device.Queue.Submit(_work);
            }
        }
        catch
        {
            _work?.Dispose();
            _arena.Dispose();
            throw;
        }
    }

    /// <summary>Whether the device has copied the picture.</summary>
    public bool IsDone => _device.Queue.Completed >= _ticket;

    /// <summary>Says that the frame has been submitted that the copy was written into.</summary>
    public void Submitted() => _ticket = _ticket == Pending ? _device.Queue.Submitted : _ticket;

    /// <summary>Waits until <see cref="IsDone"/>.</summary>
    public void Wait() => _device.Queue.Wait(_ticket);

    /// <summary>The picture, once <see cref="IsDone"/>; on any thread, until this is disposed.</summary>
    public Rgba32Image Read()
    {
        byte[] bytes = _arena.Map<byte>(_pixels)[..(_picture.Width * _picture.Height * Rgba32Image.PixelBytes)].ToArray();
        if (_bgra)
        {
            foreach (ref uint pixel in MemoryMarshal.Cast<byte, uint>(bytes.AsSpan()))
            {
                pixel = (pixel & 0xFF00FF00) | ((pixel & 0xFF) << 16) | ((pixel >> 16) & 0xFF);
            }
        }

        return new Rgba32Image(_picture.Width, _picture.Height, bytes);
    }

    public void Dispose()
    {
        // A frame that was never submitted runs nothing.
        if (_ticket != Pending)
        {
            Wait();
        }

        _work.Dispose();
        _arena.Dispose();
    }
}
