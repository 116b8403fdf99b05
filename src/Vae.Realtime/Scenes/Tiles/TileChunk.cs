namespace Vae.Realtime.Scenes.Tiles;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Models;

/// <summary>Where a batch of tiles lies.</summary>
/// <param name="From">As they were shown when they were decoded last.</param>
/// <param name="To">As they were decoded last.</param>
/// <param name="Shown">As they are shown.</param>
internal readonly record struct TilePlaces(BufferSlice From, BufferSlice To, BufferSlice Shown);

/// <summary>Tiles that are decoded together: their latents on the way to the device, and how far they have faded over.</summary>
internal sealed class TileChunk : IDisposable
{
    private readonly GpuArena _host;
    private readonly BufferSlice[] _latents;
    private readonly BufferSlice[] _labels;
    private readonly CompiledRecording[] _before;
    private readonly CompiledRecording _after;
    private long _version = -1;
    private long _model = -1;
    private int _round = 1;
    private int _age = 1;

    public TileChunk(GpuDevice device, VaePass pass, int frames, TilePlaces places)
    {
        _host = device.CreateArena("tile latents", MemoryKind.Host);
        ulong bytes = (ulong)(pass.Batch * pass.Z.RowStride * sizeof(float));
        _latents = [.. Enumerable.Range(0, frames).Select(_ => _host.Reserve(bytes))];
        _labels = pass.Labels is BufferSlice label ? [.. Enumerable.Range(0, frames).Select(_ => _host.Reserve(label.Size))] : [];
        _host.Commit();
        _before = [.. Enumerable.Range(0, frames).Select(slot =>
        {
            // What is shown just now is where the fade begins.
            Recording before = new("tile latents");
            before.Copy(places.Shown, places.From);
            before.Copy(_latents[slot], pass.Z.Buffer);
            if (pass.Labels is BufferSlice labels)
            {
                before.Copy(_labels[slot], labels);
            }

            return device.Compile(before);
        })];
        Recording after = new("tiles decoded");
        after.Copy(pass.Pictures.Buffer.Part(0, places.To.Size), places.To);
        _after = device.Compile(after);
    }

    /// <summary>A frame's latents, as the pass stores its rows.</summary>
    public Span<float> Latents(long frame) => _host.Map<float>(_latents[frame % _latents.Length]);

    /// <summary>A frame's classes; empty where the model is not conditional.</summary>
    public Span<uint> Labels(long frame) => _labels.Length == 0 ? [] : _host.Map<uint>(_labels[frame % _labels.Length]);

    /// <summary>Whether the tiles show something old, which then counts as decoded.</summary>
    /// <param name="version">Version of the latents.</param>
    /// <param name="model">Version of the parameters.</param>
    /// <param name="round">Frames until it is decoded again, during which it fades.</param>
    public bool Begin(long version, long model, int round)
    {
        if (_version == version && _model == model)
        {
            return false;
        }

        // The first time there is nothing to fade from.
        _round = _version < 0 ? 1 : round;
        (_version, _model, _age) = (version, model, 0);
        return true;
    }

    /// <summary>How far the tiles have faded over, a frame further: from 0 to 1.</summary>
    public float Step()
    {
        _age = Math.Min(_age + 1, _round);
        return (float)_age / _round;
    }

    /// <summary>Writes what comes before the decoding into a frame's commands.</summary>
    public void EncodeBefore(in RenderTarget target, long frame) => TargetEncoder.Encode(target, _before[frame % _before.Length]);

    /// <summary>Writes what comes after it.</summary>
    public void EncodeAfter(in RenderTarget target) => TargetEncoder.Encode(target, _after);

    public void Dispose()
    {
        _after.Dispose();
        foreach (CompiledRecording before in _before)
        {
            before.Dispose();
        }

        _host.Dispose();
    }
}
