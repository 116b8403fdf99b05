namespace Vae.Realtime.Scenes.Tiles;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;

/// <summary>
/// Many tiles, decoded in batches: as many a frame as fit into some milliseconds by measured time, round and round, and none that would
/// show nothing new. From one decoding to the next a tile fades over, so that what takes several frames still moves smoothly.
/// </summary>
internal sealed class TileRounds : IDisposable
{
    // Seconds spent on tiles per frame: until each has been decoded once, while latents move, and while only the parameters change.
    private const double FillingBudget = 16e-3;
    public const double MovingBudget = 3e-3;
    private const double LearningBudget = 1.5e-3;

    // Frames: what takes longer jumps rather than lags.
    private const int MaxFade = 24;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly ITileLatents _latents;
    private readonly BatchPass _decoder;
    private readonly GpuArena _stored;
    private readonly FrameUpload _phases;
    private readonly CrossFade _crossFade;
    private readonly Recording _fadeRecording = new("tiles");
    private readonly KernelPreparation _preparation;
    private readonly TileChunk[] _chunks;
    private CompiledRecording? _fade;
    private double _credit;
    private long _version = -1;
    private int _next;
    private long _decoded;
    private int _fading;

    /// <param name="context">The model.</param>
    /// <param name="settings">The class to decode.</param>
    /// <param name="latents">Latents of the tiles.</param>
    /// <param name="decoder">Decodes them; not disposed here.</param>
    /// <param name="tiles">Number of tiles.</param>
    public TileRounds(SceneContext context, SceneSettings settings, ITileLatents latents, BatchPass decoder, int tiles)
    {
        (_context, _settings, _latents, _decoder) = (context, settings, latents, decoder);
        GpuDevice device = context.Device;
        VaePass pass = _decoder.Pass;
        int count = (tiles + pass.Batch - 1) / pass.Batch;
        int stored = count * pass.Batch;
        int stride = pass.Pictures.RowStride;
        _stored = device.CreateArena("tiles");
        BufferSlice from = _stored.Reserve<float>((long)stored * stride);
        BufferSlice to = _stored.Reserve<float>((long)stored * stride);
        BufferSlice shown = _stored.Reserve<float>((long)stored * stride);
        BufferSlice phases = _stored.Reserve<float>(stored);
        _stored.Commit();
        _phases = new FrameUpload(device, phases, context.Frames);
        ulong part = (ulong)(pass.Batch * stride * sizeof(float));
        _chunks = [.. Enumerable.Range(0, count).Select(index => new TileChunk(device, pass, context.Frames, new TilePlaces(
            from.Part((ulong)index * part, part), to.Part((ulong)index * part, part), shown.Part((ulong)index * part, part))))];
        uint quads = (uint)stride / 4;
        _crossFade = new CrossFade(from, to, phases, shown, new CrossFadeParams(quads * (uint)stored, quads));
        _fadeRecording.Dispatch(_crossFade);
        _preparation = new KernelPreparation(device, _fadeRecording, context.Aside);
        Tiles = new TileRows(shown, stride, context.Model.Architecture.Input);
    }

    /// <summary>The tiles as they are shown.</summary>
    public TileRows Tiles { get; }

    /// <summary>Goes on with compiling.</summary>
    /// <returns>Whether that is done.</returns>
    public bool Prepare()
    {
        if (_fade is null && _preparation.IsDone)
        {
            _fade = _context.Device.Compile(_fadeRecording);
        }

        return _fade is not null;
    }

    /// <summary>Writes a frame's share of the decoding, and what is shown of it.</summary>
    /// <returns>Whether any tile looks different from the frame before.</returns>
    public bool Encode(in RenderTarget target, long frame)
    {
        long version = _latents.Version;
        double budget = Budget(version);
        _version = version;
        _credit = Math.Min(_credit + budget, Math.Max(budget, _decoder.Seconds));
        int round = Math.Clamp((int)Math.Ceiling(_chunks.Length * _decoder.Seconds / budget), 1, MaxFade);
        for (int looked = 0; looked < _chunks.Length && _credit >= _decoder.Seconds; looked++)
        {
            TileChunk chunk = _chunks[_next];
            if (chunk.Begin(version, _context.ModelVersion, round))
            {
                Decode(target, frame, _next);
                _credit -= _decoder.Seconds;
                _fading = MaxFade;
                _decoded++;
            }

            _next = (_next + 1) % _chunks.Length;
        }

        return Fade(target, frame);
    }

    /// <summary>Appends the decoding of one batch and what is shown of it, for measuring it by itself.</summary>
    public void Record(Recording recording)
    {
        _decoder.Record(recording);
        recording.Dispatch(_crossFade);
    }

    public void Dispose()
    {
        _preparation.Dispose();
        _fade?.Dispose();
        _phases.Dispose();
        foreach (TileChunk chunk in _chunks)
        {
            chunk.Dispose();
        }

        _stored.Dispose();
    }

    // Where nothing is on show yet, there is nothing that could stutter either: the first frame is whole.
    private double Budget(long version) => _settings.Unhurried || (_decoded < _chunks.Length && !_context.Aside) ? double.PositiveInfinity
        : _decoded < _chunks.Length ? FillingBudget
        : version != _version ? MovingBudget
        : LearningBudget;

    private void Decode(in RenderTarget target, long frame, int index)
    {
        TileChunk chunk = _chunks[index];
        VaePass pass = _decoder.Pass;
        Span<float> latents = chunk.Latents(frame);
        Span<uint> labels = chunk.Labels(frame);
        for (int row = 0; row < pass.Batch; row++)
        {
            int tile = (index * pass.Batch) + row;
            _latents.Write(tile, latents.Slice(row * pass.Z.RowStride, pass.Z.Columns));
            if (!labels.IsEmpty)
            {
                labels[row] = (uint)_settings.ClassOf(tile, _context.Classes);
            }
        }

        chunk.EncodeBefore(target, frame);
        TargetEncoder.Encode(target, _decoder.Work);
        chunk.EncodeAfter(target);
    }

    private bool Fade(in RenderTarget target, long frame)
    {
        if (_fading == 0)
        {
            return false;
        }

        _fading--;
        Span<float> phases = _phases.Slot<float>(frame);
        for (int i = 0; i < _chunks.Length; i++)
        {
            phases.Slice(i * _decoder.Pass.Batch, _decoder.Pass.Batch).Fill(_chunks[i].Step());
        }

        _phases.Encode(target, frame);
        TargetEncoder.Encode(target, _fade!);
        return true;
    }
}
