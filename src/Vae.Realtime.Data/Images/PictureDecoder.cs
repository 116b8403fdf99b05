namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>Decodes many picture files on all cores into one array.</summary>
internal sealed class PictureDecoder
{
    private const int ProgressEvery = 256;

    private readonly IReadOnlyList<string> _paths;
    private readonly DataOptions _data;
    private readonly LoadOptions _load;
    private readonly PictureColour _background;
    private readonly PictureTreatment[] _treatments;
    private readonly VaeException?[] _faults;

    // How many examples there is room for in a file's place, and how many it gave.
    private readonly int[] _rooms;
    private readonly int[] _counts;
    private readonly Lock _telling = new();
    private int _done;
    private bool _coloured;

    private PictureDecoder(IReadOnlyList<string> paths, DataOptions data, LoadOptions load)
    {
        (_paths, _data, _load) = (paths, data, load);
        (_background, _coloured) = (data.Background ?? PictureColour.White, data.Channels is not null);
        (_treatments, _faults) = (new PictureTreatment[paths.Count], new VaeException?[paths.Count]);
        (_rooms, _counts) = (new int[paths.Count], new int[paths.Count]);
    }

    /// <summary>Decodes files to one shape: the one asked for, or their own, or a square where they differ or are large.</summary>
    /// <param name="paths">At least one.</param>
    /// <param name="data">
    /// The size asked for, else as <see cref="PictureSizes"/> says; the channels, else colour, or grey where no file has a coloured pixel; the
    /// background, else white; whether every frame is an example; and whether files that cannot be decoded are passed over.
    /// </param>
    /// <param name="load">Progress and cancellation.</param>
    /// <exception cref="VaeException">A file cannot be decoded or has another size: the first such is named. Or none can be decoded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DecodedPictures Read(IReadOnlyList<string> paths, DataOptions data, LoadOptions load) =>
        new PictureDecoder(paths, data, load).Read();

    private DecodedPictures Read()
    {
        Array.Fill(_rooms, 1);
        if (_data.AllFrames)
        {
            WatchedDecoding.Run(
                _paths, (index, turn) => Try(index, () => _rooms[index] = PictureFile.Count(_paths[index], turn)), _load.Cancellation);
        }

        (int Side, string Found)? chosen = _data.Size is null ? PictureSizes.Choose(_paths, _load.Cancellation) : null;
        (string? model, (int height, int width)) =
            _data.Size is { } asked ? (null, asked) : chosen is { Side: int side } ? (null, (side, side)) : SizeOfFirst();
        Shape shape = new(height, width, _data.Channels ?? 3);
        long examples = _rooms.Sum(room => (long)room);
        if (examples * shape.Height * shape.Width * shape.Channels > Array.MaxLength)
        {
            throw new VaeException(
                $"{examples:N0} images of {shape} are more than {Array.MaxLength:N0} bytes; make them smaller with {DataOptions.SizeKey}=");
        }

        int[] begins = new int[_paths.Count];
        for (int index = 1; index < begins.Length; index++)
        {
            begins[index] = begins[index - 1] + (_rooms[index - 1] * shape.Length);
        }

        byte[] pixels = new byte[examples * shape.Length];
        WatchedDecoding.Run(
            _paths,
            (index, turn) =>
            {
                Decode(index, pixels.AsMemory(begins[index], _rooms[index] * shape.Length), shape, model, turn);
                Progressed();
            },
            _load.Cancellation);
        if (_counts.Sum() == 0)
        {
            throw new VaeException($"none of {_paths.Count:N0} pictures can be read; the first: {_faults[0]!.Message}");
        }

        pixels = Compacted(pixels, begins, shape.Length);
        (shape, pixels) = _coloured ? (shape, pixels) : (shape with { Channels = 1 }, Reds(pixels));
        IReadOnlyList<string> notes = PictureNotes.Of(_paths, _treatments, _counts, _data);
        return new DecodedPictures(shape, pixels, _counts, chosen is { } square ? [Fitted(square), .. notes] : notes);
    }

    private static string Fitted((int Side, string Found) square) =>
        $"pictures of {square.Found} pixels are scaled to cover {square.Side}x{square.Side}, and their middle is cut out ({DataOptions.SizeKey}=)";

    private static byte[] Reds(byte[] rgb)
    {
        byte[] reds = new byte[rgb.Length / 3];
        for (int at = 0; at < reds.Length; at++)
        {
            reds[at] = rgb[3 * at];
        }

        return reds;
    }

    // Does a part of a file's decoding. Where files that cannot be decoded are passed over, a fault is kept, and nothing more is tried.
    private void Try(int index, Action work)
    {
        if (_faults[index] is not null)
        {
            return;
        }

        try
        {
            work();
        }
        catch (Exception error) when (error is VaeException || (error is OperationCanceledException && !_load.Cancellation.IsCancellationRequested))
        {
            VaeException fault = error as VaeException ?? WatchedDecoding.GivenUp(_paths[index]);
            if (!_data.SkipBad)
            {
                throw _paths.Count == 1 ? fault : new VaeException($"{fault.Message}, or pass over such files with {DataOptions.BadKey}=skip", fault);
            }

            _faults[index] = fault;
        }
    }

    private (string Model, (int Height, int Width) Size) SizeOfFirst()
    {
        for (int index = 0; index < _paths.Count; index++)
        {
            (int Height, int Width)? size = null;
            void Measure(DecodingTurn turn) => Try(
                index,
                () => PictureFile.Decode(_paths[index], every: false, _background, turn, picture => size = (picture.Height, picture.Width)));
            WatchedDecoding.Run([_paths[index]], (_, turn) => Measure(turn), _load.Cancellation);
            if (size is { } found)
            {
                return (_paths[index], found);
            }
        }

        throw new VaeException($"none of {_paths.Count:N0} pictures can be read; the first: {_faults[0]!.Message}");
    }

    private void Decode(int index, Memory<byte> target, Shape shape, string? model, DecodingTurn turn)
    {
        string path = _paths[index];
        VaeException? otherSize = null;
        int written = 0;
        void Use(Image<Rgba32> picture)
        {
            if (model is not null && (picture.Height, picture.Width) != (shape.Height, shape.Width))
            {
                otherSize ??= new VaeException(
                    $"'{path}' is {picture.Height}x{picture.Width} (height x width) but '{model}' {shape.Height}x{shape.Width}; "
                    + $"bring all to one size with {DataOptions.SizeKey}=");
            }
            else if (written < _rooms[index])
            {
                Fit(path, picture, shape, target.Span.Slice(written * shape.Length, shape.Length), turn);
            }

            written++;
        }

        Try(index, () =>
        {
            _treatments[index] = PictureFile.Decode(path, _data.AllFrames, _background, turn, Use);
            if (written != _rooms[index])
            {
                throw new VaeException(
                    $"'{path}' cannot be decoded: it says that it has {_rooms[index]:N0} frames, but {written:N0} are there; {PictureLimits.Remedy}");
            }

            _counts[index] = written;
        });
        if (otherSize is not null)
        {
            throw otherSize;
        }
    }

    private void Fit(string path, Image<Rgba32> picture, Shape shape, Span<byte> target, DecodingTurn turn)
    {
        PictureLimits.CheckCover(path, picture.Size(), shape);
        Size cover = PictureFit.Cover(picture.Size(), shape);
        turn.Begin(Math.Max((long)picture.Width * picture.Height, (long)cover.Width * cover.Height));
        PictureFit.Write(picture, shape, target);
        if (!_coloured && HasColour(target))
        {
            _coloured = true;
        }
    }

    private void Progressed()
    {
        int done = Interlocked.Increment(ref _done);
        if (_load.Progress is not null && (done % ProgressEvery == 0 || done == _paths.Count))
        {
            lock (_telling)
            {
                _load.Progress(new LoadProgress(done, _paths.Count));
            }
        }
    }

    // What files gave lies end to end behind this.
    private byte[] Compacted(byte[] pixels, int[] begins, int exampleBytes)
    {
        int end = 0;
        for (int index = 0; index < begins.Length; index++)
        {
            int length = _counts[index] * exampleBytes;
            if (end != begins[index])
            {
                Buffer.BlockCopy(pixels, begins[index], pixels, end, length);
            }

            end += length;
        }

        return end == pixels.Length ? pixels : pixels[..end];
    }

    private static bool HasColour(ReadOnlySpan<byte> rgb)
    {
        for (int at = 0; at < rgb.Length; at += 3)
        {
            if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2])
            {
                return true;
            }
        }

        return false;
    }
}
