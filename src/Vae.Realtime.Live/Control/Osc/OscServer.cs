namespace Vae.Realtime.Live.Control.Osc;

using System.Net;
using System.Net.Sockets;
using Vae.Realtime.Live.Instruments;

/// <summary>
/// Lets other programs play the instrument by Open Sound Control over UDP. Packets are received and read on a thread of its own; what they
/// ask for is done in <see cref="Poll"/>. Nothing is allocated for a packet.
/// </summary>
internal sealed class OscServer : IOscReceiver, IDisposable
{
    private const int LargestPacket = 1 << 16;

    private readonly Instrument _instrument;
    private readonly Socket _socket;
    private readonly Thread _thread;
    private readonly OscQueue _changes = new();
    private readonly byte[] _packet = new byte[LargestPacket];
    private volatile OscAddresses _addresses;
    private volatile bool _leaving;
    private int _version;
    private long _received;
    private long _malformed;
    private long _unknown;

    /// <param name="endPoint">Where to listen; port 0 takes one that is free.</param>
    /// <param name="instrument">What is played.</param>
    /// <exception cref="VaeException">Nobody can listen there.</exception>
    public OscServer(IPEndPoint endPoint, Instrument instrument)
    {
        _instrument = instrument;
        _addresses = Name();
        _socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Bind(endPoint);
        }
        catch (SocketException error)
        {
            _socket.Dispose();
            throw new VaeException($"No OSC can be received at {endPoint}: {error.Message}; choose another port or address", error);
        }

        _thread = new Thread(Listen) { IsBackground = true, Name = "OSC" };
        _thread.Start();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Packets received.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Packets ignored because they are not OSC.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>Messages ignored because they mean nothing here.</summary>
    public long Unknown => Interlocked.Read(ref _unknown);

    /// <summary>Changes lost because more came than frames could take.</summary>
    public long Lost => _changes.Lost;

    /// <summary>Does what was asked for since the last time, on the thread of the frames.</summary>
    public void Poll()
    {
        if (_version != _instrument.Parameters.Version + _instrument.Actions.Count)
        {
            _addresses = Name();
        }

        while (_changes.TryTake(out OscChange change))
        {
            change.Apply();
        }
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> address, OscArguments arguments)
    {
        if (!_addresses.TryFind(address, arguments, _changes))
        {
            Interlocked.Increment(ref _unknown);
        }
    }

    /// <summary>Takes a packet as if it had been received.</summary>
    public void Take(ReadOnlySpan<byte> packet)
    {
        Interlocked.Increment(ref _received);
        if (!OscParser.TryParse(packet, this))
        {
            Interlocked.Increment(ref _malformed);
        }
    }

    public void Dispose()
    {
        _leaving = true;
        _socket.Dispose();
        _thread.Join(TimeSpan.FromSeconds(1));
    }

    private OscAddresses Name()
    {
        _version = _instrument.Parameters.Version + _instrument.Actions.Count;
        return new OscAddresses(_instrument);
    }

    private void Listen()
    {
        while (!_leaving)
        {
            try
            {
                Take(_packet.AsSpan(0, _socket.Receive(_packet)));
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Windows reports a packet of ours that nobody wanted here; all else ends with the socket. A pause, in case it happens again.
                if (!_leaving)
                {
                    Thread.Sleep(1);
                }
            }
        }
    }
}
