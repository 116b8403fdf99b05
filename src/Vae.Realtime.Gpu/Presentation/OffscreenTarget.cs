namespace Vae.Realtime.Gpu.Presentation;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Frames without a window: an image of the size asked for, and the commands that render it. A frame is finished when
/// <see cref="End"/> returns, as if it had been shown.
/// </summary>
/// <param name="device">Where the image is.</param>
/// <param name="bgra">Ask for blue first, as most windows do.</param>
internal sealed class OffscreenTarget(GpuDevice device, bool bgra = false) : IFrameTarget
{
    private GpuImage? _image;
    private CommandBuffer _commands;

    /// <inheritdoc/>
    public bool TryBegin(int width, int height, out RenderTarget target)
    {
        if (_image is null || _image.Width != width || _image.Height != height)
        {
            _image?.Dispose();
            _image = null;
            _image = device.CreateImage(width, height, "off-screen target");
        }

        Free();
        _commands = device.Queue.BeginCommands(reusable: false);
        target = new RenderTarget(_commands.Handle, _image.Image.Handle, width, height, bgra, ImageUse.General, ImageUse.General);
        return true;
    }

    /// <inheritdoc/>
    public void End()
    {
        device.Queue.EndCommands(_commands, "frame");
        device.Queue.Wait(device.Queue.Submit([_commands], "frame", default, default));
    }

    /// <summary>The last frame's pixels, (height, width, 4), rows from the top, in the byte order asked for.</summary>
    public byte[] Read()
    {
        GpuImage image = _image ?? throw new GpuException("Nothing has been rendered off screen yet.");
        using GpuArena arena = device.CreateArena("off-screen pixels", MemoryKind.Host);
        BufferSlice pixels = arena.Reserve<byte>((long)image.Width * image.Height * 4);
        arena.Commit();
        Recording read = new("read off-screen target");
        read.ReadImage(image, pixels);
        device.RunOnce(read);
        return arena.Map<byte>(pixels)[..(image.Width * image.Height * 4)].ToArray();
    }

    public void Dispose()
    {
        Free();
        _image?.Dispose();
        _image = null;
    }

    private void Free()
    {
        if (_commands.Handle != 0)
        {
            device.Queue.FreeCommands(_commands);
            _commands = default;
        }
    }
}
