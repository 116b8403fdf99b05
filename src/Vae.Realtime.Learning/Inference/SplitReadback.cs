namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Copies what a batch leaves in device memory to the host, in turn to as many places as a <see cref="SplitPipeline"/> has submits in flight.
/// </summary>
internal sealed class SplitReadback : IDisposable
{
    private readonly GpuArena _host;
    private readonly BufferSlice[][] _places;
    private readonly CompiledRecording?[] _copies = new CompiledRecording?[SplitPipeline.MaxInFlight];
    private int _next;
    private int _read;

    /// <param name="device">Where the slices are.</param>
    /// <param name="slices">What is copied.</param>
    public SplitReadback(GpuDevice device, params BufferSlice[] slices)
    {
        _host = device.CreateArena("results read", MemoryKind.Host);
        _places = [.. _copies.Select(_ => Array.ConvertAll(slices, slice => _host.Reserve(slice.Size)))];
        try
        {
            _host.Commit();
            for (int place = 0; place < _copies.Length; place++)
            {
                Recording copy = new("reading results");
                for (int at = 0; at < slices.Length; at++)
                {
                    copy.Copy(slices[at], _places[place][at]);
                }

                _copies[place] = device.Compile(copy);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The copies to the next place.</summary>
    /// <param name="finished">Called when they are there to <see cref="Read{T}"/>.</param>
    public SplitSubmit Next(Action finished)
    {
        int place = _next;
        _next = (place + 1) % _copies.Length;
        return new SplitSubmit(_copies[place]!, Finished: () =>
        {
            _read = place;
            finished();
        });
    }

    /// <summary>The values of a slice, by its place among those of the constructor; valid until the call that it is read in returns.</summary>
    public ReadOnlySpan<T> Read<T>(int slice)
        where T : unmanaged => _host.Map<T>(_places[_read][slice]);

    public void Dispose()
    {
        Array.ForEach(_copies, copy => copy?.Dispose());
        _host.Dispose();
    }
}
