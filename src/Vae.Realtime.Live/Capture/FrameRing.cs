namespace Vae.Realtime.Live.Capture;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Places for pictures on their way from the device to another thread. The thread of the queue takes pictures and never waits: where no
/// place is free, it says so. The other thread gets them in order once the device has copied them.
/// </summary>
/// <param name="device">Where the pictures are.</param>
/// <param name="places">Pictures under way at most.</param>
internal sealed class FrameRing(GpuDevice device, int places) : IDisposable
{
    private readonly Place[] _places = [.. Enumerable.Range(0, places).Select(_ => new Place())];
    private readonly SemaphoreSlim _ready = new(0);

    // Who has a place in hand holds it.
    private readonly Lock _inHand = new();
    private long _taken;
    private long _published;
    private long _released;
    private volatile bool _closed;
    private bool _disposed;
    private bool _ended;

    /// <summary>Pictures that are being copied or wait for the other thread.</summary>
    public int Waiting => (int)(_taken - Volatile.Read(ref _released));

    /// <summary>Takes a picture.</summary>
    /// <param name="picture">Not disposed before the copy is done.</param>
    /// <param name="bgra">Its bytes have blue first.</param>
    /// <param name="times">What the other thread gets to know with it.</param>
    /// <param name="within">
    /// The frame whose commands the copy is written into; <see cref="Submitted"/> follows. Null: it is submitted here, after everything before.
    /// </param>
    /// <returns>False where no place is free.</returns>
    public bool TryTake(GpuPixelBuffer picture, bool bgra, int times, RenderTarget? within = null)
    {
        if (_closed || Waiting == _places.Length)
        {
            return false;
        }

        _places[_taken % _places.Length].Copy(device, picture, bgra, times, within);
        _taken++;
        return true;
    }

    /// <summary>Says that the frame has been submitted that the last picture was taken within.</summary>
    public void Submitted()
    {
        if (_taken > 0)
        {
            _places[(_taken - 1) % _places.Length].Submitted(device.Queue.Submitted);
        }
    }

    /// <summary>Hands over what the device has finished, on the thread of the queue.</summary>
    public void Poll()
    {
        if (_published < _taken)
        {
            ulong completed = device.Queue.Completed;
            while (_published < _taken && _places[_published % _places.Length].Ticket <= completed)
            {
                Volatile.Write(ref _published, _published + 1);
                _ready.Release();
            }
        }

        if (_closed && !_ended && _published == _taken)
        {
            // The end counts as one more, after the last picture.
            _ended = true;
            _ready.Release();
        }
    }

    /// <summary>No more pictures come; those under way are still handed over.</summary>
    public void Close() => _closed = true;

    /// <summary>Waits until the device has finished every picture, and hands them over.</summary>
    public void Flush()
    {
        if (_taken > 0 && _places[(_taken - 1) % _places.Length].IsPending)
        {
            // Its frame was never submitted.
            _taken--;
        }

        if (_published < _taken)
        {
            device.Queue.Wait(_places[(_taken - 1) % _places.Length].Ticket);
        }

        Poll();
    }

    /// <summary>Waits for the next picture, on the other thread.</summary>
    /// <returns>Null once there will be no more. Valid until <see cref="Release"/>, which the same thread calls soon.</returns>
    public Place? Next()
    {
        _ready.Wait();
        _inHand.Enter();
        if (!_disposed && _released < Volatile.Read(ref _published))
        {
            return _places[_released % _places.Length];
        }

        _inHand.Exit();
        return null;
    }

    /// <summary>Frees the place that <see cref="Next"/> gave.</summary>
    public void Release()
    {
        Volatile.Write(ref _released, _released + 1);
        _inHand.Exit();
    }

    /// <summary>
    /// Gives the places back, once the other thread is through with the one it has in hand. It gets none any more, however long it hangs in
    /// something else.
    /// </summary>
    public void Dispose()
    {
        Close();
        Flush();
        lock (_inHand)
        {
            _disposed = true;
            foreach (Place place in _places)
            {
                place.Dispose();
            }
        }
    }

    /// <summary>Memory for one picture and the commands that fill it.</summary>
    internal sealed class Place : IDisposable
    {
        // Later than anything is submitted.
        private const ulong Pending = ulong.MaxValue;

        private GpuPixelBuffer? _picture;
        private GpuArena? _arena;
        private BufferSlice _pixels;
        private CompiledRecording? _work;

        /// <summary>When the copy is done, on the device's timeline.</summary>
        public ulong Ticket { get; private set; }

        /// <summary>Whether the frame that it is copied in is still to be submitted.</summary>
        public bool IsPending => Ticket == Pending;

        public int Width { get; private set; }

        public int Height { get; private set; }

        public bool Bgra { get; private set; }

        public int Times { get; private set; }

        /// <summary>(Height, Width, 4), once the device is through.</summary>
        public ReadOnlySpan<byte> Pixels => _arena!.Map<byte>(_pixels)[..(Width * Height * 4)];

        public void Copy(GpuDevice device, GpuPixelBuffer picture, bool bgra, int times, RenderTarget? within)
        {
            if (!ReferenceEquals(_picture, picture))
            {
                Prepare(device, picture);
            }

            (Bgra, Times) = (bgra, times);
            if (within is RenderTarget frame)
            {
                device.Targets.EncodeReadback(frame, _work!);
                Ticket = Pending;
            }
            else
            {
                Ticket = device.Queue.Submit(_work!);
            }
        }

        public void Submitted(ulong ticket) => Ticket = IsPending ? ticket : Ticket;

        public void Dispose()
        {
            _work?.Dispose();
            _arena?.Dispose();
            (_work, _arena, _picture) = (null, null, null);
        }

        private void Prepare(GpuDevice device, GpuPixelBuffer picture)
        {
            _work?.Dispose();
            _work = null;
            if ((picture.Width, picture.Height) != (Width, Height) || _arena is null)
            {
                _arena?.Dispose();
                _arena = device.CreateArena("frame on its way out", MemoryKind.Host);
                _pixels = _arena.Reserve<byte>((long)picture.Width * picture.Height * 4);
                _arena.Commit();
                (Width, Height) = (picture.Width, picture.Height);
            }

            Recording read = new("read frame");
            read.ReadPicture(picture, _pixels);
            _work = device.Compile(read);
            _picture = picture;
        }
    }
}
