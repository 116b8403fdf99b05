namespace Vae.Realtime.Live.Control.Audio;

using System.Buffers.Binary;
using Vae.Realtime.Files;

/// <summary>Reads sound from a WAV file as a stream of mono samples: PCM of 8, 16, 24 or 32 bits, or floats of 32 or 64.</summary>
/// <remarks>
/// Source: Multimedia Programming Interface and Data Specifications 1.0 (IBM and Microsoft 1991); WAVE_FORMAT_EXTENSIBLE (Microsoft 2001).
/// </remarks>
internal sealed class WavFile : IDisposable
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;
    private const int MaxChannels = 64;

    private readonly string _path;
    private readonly Stream _stream;
    private int _format;
    private int _channels;
    private int _bytes;
    private long _left;
    private byte[] _block = [];

    /// <exception cref="VaeException">It cannot be read, or is not such a file.</exception>
    public WavFile(string path)
    {
        _path = path;
        try
        {
            _stream = File.OpenRead(path);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }

        try
        {
            ReadHeader();
        }
        catch (EndOfStreamException)
        {
            _stream.Dispose();
            throw Unfit("it ends too soon");
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Samples per second.</summary>
    public int Rate { get; private set; }

    /// <summary>Reads on: the mean of all channels, -1 to 1.</summary>
    /// <returns>Samples read; fewer than asked for at the end only.</returns>
    public int Read(Span<float> samples)
    {
        int frame = _channels * _bytes;
        int wanted = (int)Math.Min(samples.Length, _left / frame);
        _block = _block.Length < wanted * frame ? new byte[wanted * frame] : _block;
        int got = _stream.ReadAtLeast(_block.AsSpan(0, wanted * frame), wanted * frame, throwOnEndOfStream: false) / frame;
        _left = got < wanted ? 0 : _left - (got * frame);
        for (int i = 0; i < got; i++)
        {
            double sum = 0;
            for (int channel = 0; channel < _channels; channel++)
            {
                sum += Sample(_block.AsSpan(((i * _channels) + channel) * _bytes, _bytes));
            }

            double mean = sum / _channels;
            samples[i] = double.IsFinite(mean) ? (float)Math.Clamp(mean, -1, 1) : 0;
        }

        return got;
    }

    public void Dispose() => _stream.Dispose();

    private void ReadHeader()
    {
        Span<byte> head = stackalloc byte[12];
        _stream.ReadExactly(head);
        if (!head[..4].SequenceEqual("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8))
        {
            throw Unfit("it is no WAV file; convert it, for example by: ffmpeg -i FILE sound.wav");
        }

        Span<byte> chunk = stackalloc byte[8];
        while (true)
        {
            _stream.ReadExactly(chunk);
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("data"u8))
            {
                // Programs that write into a pipe leave the size open.
                _left = size is 0 or uint.MaxValue ? long.MaxValue : size;
                break;
            }

            if (chunk[..4].SequenceEqual("fmt "u8))
            {
                ReadFormat(size);
            }
            else
            {
                Skip(size);
            }

            Skip(size % 2);
        }

        if (_channels == 0)
        {
            throw Unfit("it does not say what its samples are");
        }
    }

    private void ReadFormat(uint size)
    {
        Span<byte> format = stackalloc byte[40];
        if (size < 16)
        {
            throw Unfit("its format is not given in full");
        }

        int length = (int)Math.Min(size, format.Length);
        _stream.ReadExactly(format[..length]);
        Skip(size - length);
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        _format = tag == Extensible && length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..]) : tag;
        _channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        Rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        _bytes = bits / 8;
        if ((_format, bits) is not ((Pcm, 8 or 16 or 24 or 32) or (Float, 32 or 64)))
        {
            throw Unfit($"samples of format {_format} with {bits} bits are not understood; convert it to PCM of 16 bits");
        }

        if (_channels is < 1 or > MaxChannels || Rate is < 1000 or > 768_000)
        {
            throw Unfit($"{_channels} channels at {Rate} Hz are not supported");
        }
    }

    private double Sample(ReadOnlySpan<byte> bytes) => (_format, bytes.Length) switch
    {
        (Float, 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (Float, _) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, 1) => (bytes[0] - 128) / 128.0,
        (_, 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768.0,
        (_, 3) => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 2147483648.0,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648.0,
    };

    private void Skip(long bytes)
    {
        if (bytes > 0)
        {
            _stream.Seek(bytes, SeekOrigin.Current);
        }
    }

    private VaeException Unfit(string reason) => new($"'{_path}' cannot be heard: {reason}");
}
