namespace Vae.Realtime.Tests.Gpu;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Frames of a host, some of them in flight: each has its image and its command buffer, and none is waited for before its turn comes.
/// </summary>
/// <param name="engine">The host's device.</param>
/// <param name="inFlight">Frames in flight.</param>
internal sealed class HostFrames(GpuDevice engine, int inFlight) : IDisposable
{
    public const int Width = 64;
    public const int Height = 48;

    private readonly GpuImage[] _images = [.. Enumerable.Range(0, inFlight).Select(_ => engine.CreateImage(Width, Height, "host's image"))];
    private readonly CommandBuffer[] _commands = new CommandBuffer[inFlight];
    private readonly ulong[] _finished = new ulong[inFlight];

    /// <summary>Frames begun.</summary>
    public long Frames { get; private set; }

    /// <summary>The image of the next frame.</summary>
    public ulong Image => _images[Frames % inFlight].Image.Handle;

    /// <summary>Lets a frame be written into the host's commands, and submits them.</summary>
    public void Draw(VaePlugin plugin)
    {
        long place = Frames % inFlight;
        engine.Queue.Wait(_finished[place]);
        Free(place);
        CommandBuffer commands = _commands[place] = engine.Queue.BeginCommands(reusable: false);
        plugin.Render(new RenderTarget(commands.Handle, Image, Width, Height, Bgra: false, ImageUse.General, ImageUse.General));
        engine.Queue.EndCommands(commands, "host's frame");
        _finished[place] = engine.Queue.Submit([commands], "host's frame", default, default);
        Frames++;
    }

    /// <summary>Lets the plugin submit a frame.</summary>
    public void Let(VaePlugin plugin, ulong waitFor = 0, ulong signal = 0)
    {
        plugin.Render(new ImageTarget(Image, Width, Height, Bgra: false, ImageUse.General, ImageUse.General, waitFor, signal));
        Frames++;
    }

    /// <summary>The pixels of the last frame.</summary>
    public byte[] Read()
    {
        using GpuArena arena = engine.CreateArena("host's pixels", MemoryKind.Host);
        BufferSlice pixels = arena.Reserve<byte>(Width * Height * 4);
        arena.Commit();
        Recording read = new("read host's image");
        read.ReadImage(_images[(Frames - 1) % inFlight], pixels);
        engine.RunOnce(read);
        return arena.Map<byte>(pixels)[..(Width * Height * 4)].ToArray();
    }

    public void Dispose()
    {
        engine.Queue.Wait(engine.Queue.Submitted);
        for (int place = 0; place < inFlight; place++)
        {
            Free(place);
            _images[place].Dispose();
        }
    }

    private void Free(long place)
    {
        if (_commands[place].Handle != 0)
        {
            engine.Queue.FreeCommands(_commands[place]);
            _commands[place] = default;
        }
    }
}
