namespace Vae.Realtime.Realtime.Overlay;

using System.Numerics;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>The canvas of one picture, its letters on the device, and a list and recordings for every frame in flight.</summary>
internal sealed class OverlaySlots : IDisposable
{
    // A recording's workgroups are fixed, so there are several: each covers so many times the tiles of the one before.
    private const double Growth = 1.3;
    private const int Fewest = 32;

    private readonly GpuImage _picture;
    private readonly GpuArena _letters;
    private readonly GpuArena _lists;
    private readonly BufferSlice[] _slots;
    private readonly int[] _sizes;
    private readonly List<CompiledRecording> _work = [];

    public OverlaySlots(GpuDevice device, int slots, GpuImage picture, bool bgra, FontAtlas fonts)
    {
        _picture = picture;
        Canvas = new OverlayCanvas(picture.Width, picture.Height, bgra, fonts);
        _sizes = [.. Sizes(Canvas.Capacity.Tiles)];
        _letters = device.CreateArena("overlay letters");
        _lists = device.CreateArena("overlay lists", MemoryKind.Host);
        BufferSlice atlas = _letters.Reserve<float>(fonts.Coverages.Length);
        _slots = [.. Enumerable.Range(0, slots).Select(_ => _lists.Reserve<Vector4>(Canvas.Capacity.Size))];
        try
        {
            _letters.Commit();
            _lists.Commit();
            device.Upload(atlas, fonts.Coverages.Span);
            foreach (BufferSlice slot in _slots)
            {
                foreach (int tiles in _sizes)
                {
                    Recording draw = new("overlay");
                    draw.Dispatch(new OverlayTiles(slot, atlas, picture, tiles));
                    _work.Add(device.Compile(draw));
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

    public bool Serves(GpuImage picture, bool bgra, FontAtlas fonts) =>
        ReferenceEquals(picture, _picture) && Canvas.Bgra == bgra && ReferenceEquals(fonts, Canvas.Fonts);

    /// <summary>Writes the canvas into the frame's slot and its drawing into the frame's commands.</summary>
    public void Encode(in RenderTarget target, long frame)
    {
        if (Canvas.Tiles == 0)
        {
            return;
        }

        int slot = (int)(frame % _slots.Length);
        Canvas.Write(_lists.Map<Vector4>(_slots[slot]));
        int size = 0;
        while (_sizes[size] < Canvas.Tiles)
        {
            size++;
        }

        GpuDevice.Encode(target, _work[(slot * _sizes.Length) + size]);
    }

    public void Dispose()
    {
        foreach (CompiledRecording work in _work)
        {
            work.Dispose();
        }

        _work.Clear();
        _lists.Dispose();
        _letters.Dispose();
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
