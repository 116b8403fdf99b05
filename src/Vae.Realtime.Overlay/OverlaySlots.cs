namespace Vae.Realtime.Overlay;

using System.Numerics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Learning.Kernels;

/// <summary>The canvas of one picture, its letters on the device, and a list and recordings for every frame in flight.</summary>
internal sealed class OverlaySlots : IDisposable
{
    // A recording's workgroups are fixed, so there are several: each covers several times the tiles of the one before.
    private const double Growth = 1.5;
    private const int Fewest = 32;

    private readonly GpuPixelBuffer _picture;
    private readonly GpuPixelBuffer _overlay;
    private readonly GpuArena _letters;
    private readonly GpuArena _lists;
    private readonly BufferSlice[] _slots;
    private readonly int[] _sizes;
    private readonly List<CompiledRecording> _draw = [];
    private readonly List<CompiledRecording> _blend = [];
    private readonly GpuPixelBuffer _shown;
    private readonly CompiledRecording? _copy;
    private readonly GpuDevice _device;
    private bool _current;
    private long _replaced;

    public OverlaySlots(GpuDevice device, int slots, GpuPixelBuffer picture, bool bgra, FontAtlas fonts)
    {
        (_device, _picture, _replaced) = (device, picture, device.Kernels.Replaced);
        Canvas = new OverlayCanvas(picture.Width, picture.Height, bgra, fonts);
        _sizes = [.. Sizes(Canvas.Capacity.Tiles)];
        _overlay = device.CreatePicture(picture.Width, picture.Height, "overlay");
        _shown = device.CreatePicture(picture.Width, picture.Height, "picture with overlay");
        _letters = device.CreateArena("overlay letters");
        _lists = device.CreateArena("overlay lists", MemoryKind.Host);
        BufferSlice atlas = _letters.Reserve<float>(fonts.Coverages.Length);
        _slots = [.. Enumerable.Range(0, slots).Select(_ => _lists.Reserve<Vector4>(Canvas.Capacity.Size))];
        try
        {
            _letters.Commit();
            _lists.Commit();
            device.Transfers.Upload(atlas, fonts.Coverages.Span);
            Recording copy = new("picture below overlay");
            copy.Copy(picture.Pixels, _shown.Pixels);
            _copy = device.Compile(copy);
            foreach (BufferSlice slot in _slots)
            {
                foreach (int tiles in _sizes)
                {
                    Recording draw = new("overlay");
                    draw.Dispatch(new OverlayTiles(slot, atlas, _overlay, tiles));
                    _draw.Add(device.Compile(draw));
                    Recording blend = new("overlay over picture");
                    blend.Dispatch(new OverlayBlend(slot, _overlay, picture, _shown, tiles));
                    _blend.Add(device.Compile(blend));
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public OverlayCanvas Canvas { get; }

    public bool Serves(GpuPixelBuffer picture, bool bgra, FontAtlas fonts) =>
        ReferenceEquals(picture, _picture) && Canvas.Bgra == bgra && ReferenceEquals(fonts, Canvas.Fonts);

    /// <summary>Writes the canvas into the frame's slot and its drawing, of what has changed, into the frame's commands.</summary>
    /// <param name="target">The frame.</param>
    /// <param name="changed">Whether the picture is another one than in the frame before.</param>
    /// <param name="frame">Frames before.</param>
    /// <returns>The picture with what is drawn over it, or without where that is nothing.</returns>
    public GpuPixelBuffer Encode(in RenderTarget target, bool changed, long frame)
    {
        if (Canvas.Tiles == 0)
        {
            _current = false;
            return _picture;
        }

        if (_replaced != _device.Kernels.Replaced)
        {
            (_replaced, _current) = (_device.Kernels.Replaced, false);
            Canvas.Forget();
        }

        int slot = (int)(frame % _slots.Length) * _sizes.Length;
        bool again = changed || !_current;
        Canvas.Write(_lists.Map<Vector4>(_slots[frame % _slots.Length]), again);
        if (again)
        {
            TargetEncoder.Encode(target, _copy!);
        }

        if (Canvas.Changed > 0)
        {
            TargetEncoder.Encode(target, _draw[slot + SizeOf(Canvas.Changed)]);
        }

        if (Canvas.Blended > 0)
        {
            TargetEncoder.Encode(target, _blend[slot + SizeOf(Canvas.Blended)]);
        }

        _current = true;
        return _shown;
    }

    public void Dispose()
    {
        foreach (CompiledRecording work in _draw.Concat(_blend))
        {
            work.Dispose();
        }

        _draw.Clear();
        _blend.Clear();
        _lists.Dispose();
        _letters.Dispose();
        _copy?.Dispose();
        _shown.Dispose();
        _overlay.Dispose();
    }

    private int SizeOf(int tiles)
    {
        int size = 0;
        while (_sizes[size] < tiles)
        {
            size++;
        }

        return size;
    }

    private static IEnumerable<int> Sizes(int tiles)
    {
        for (int size = Fewest; size < tiles; size = (int)Math.Ceiling(size * Growth))
        {
            yield return size;
        }

        yield return tiles;
    }
}
