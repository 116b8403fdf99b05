namespace Vae.Realtime.Formats.Torch;

using System.Text;

/// <summary>
/// The zip archive that torch.save writes since PyTorch 1.6: a pickle that describes the tensors, and their storages as files beside it.
/// </summary>
internal sealed class TorchArchive
{
    private const string PickleName = "/data.pkl";
    private const int MaxPickleBytes = 64 << 20;
    private const int MaxAxes = 64;

    private readonly ZipFile _zip;
    private readonly string _folder;
    private readonly string _source;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _storages = new(StringComparer.Ordinal);
    private long _copied;

    private TorchArchive(ZipFile zip, string pickle, string source) => (_zip, _folder, _source) = (zip, pickle[..^PickleName.Length], source);

    /// <summary>Whether a zip archive is one of PyTorch's.</summary>
    public static bool IsOne(ZipFile zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        return Pickles(zip).Any();
    }

    /// <summary>Reads the tensors of a state_dict.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="notes">Receives what was taken and what was left out, where there is more than one state_dict.</param>
    /// <exception cref="VaeException">It holds more than tensors and plain data, or is damaged.</exception>
    public static IReadOnlyList<TensorEntry> Read(ZipFile zip, string path, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(zip);
        string source = $"'{path}'";
        if (Pickles(zip).ToArray() is not [string pickle])
        {
            throw new VaeException($"{source} is damaged: it has more than one data.pkl; save it again by torch.save");
        }

        TorchArchive archive = new(zip, pickle, source);
        archive.CheckByteOrder();
        try
        {
            object? root = PickleReader.Read(zip.Read(pickle, MaxPickleBytes), new TorchTypes(), source);
            return [.. new TorchState(source, notes).Tensors(root).Select(tensor => archive.Entry(tensor.Name, tensor.Tensor))];
        }
        catch (UnreadablePickleException error)
        {
            throw new VaeException(
                $"{source} {error.Message}; only tensors and plain data are read of such a file. {TorchConversion.Of(path)}", error);
        }
    }

    // In a folder of the archive's, not deeper.
    private static IEnumerable<string> Pickles(ZipFile zip) =>
        zip.Names.Where(name => name.EndsWith(PickleName, StringComparison.Ordinal) && name.Count(letter => letter == '/') == 1);

    private void CheckByteOrder()
    {
        string name = $"{_folder}/byteorder";
        string order = _zip.Has(name) ? Encoding.ASCII.GetString(_zip.Read(name, 64)) : "little";
        if (order != "little")
        {
            throw new VaeException(
                $"{_source} was written by a machine with the byte order '{PrintableText.Excerpt(order)}', and only 'little' is read; save it again "
                + "on another machine");
        }
    }

    private TensorEntry Entry(string name, TorchTensor tensor)
    {
        ReadOnlyMemory<byte> data = Storage(tensor.Storage);
        int size = SafetensorsDType.Sizes[tensor.Storage.DType];
        long count = Check(name, tensor, tensor.Storage.Count);
        return new TensorEntry(
            name,
            tensor.Storage.DType,
            tensor.Shape,
            IsDense(tensor) ? data.Slice((int)tensor.Offset * size, (int)count * size) : Copy(tensor, data.Span, size, (int)count));
    }

    // Number of elements, once all of them lie in the storage.
    private long Check(string name, TorchTensor tensor, long stored)
    {
        (Int128 count, Int128 last) = (1, tensor.Offset);
        for (int axis = 0; axis < tensor.Shape.Length; axis++)
        {
            (long length, long step) = (tensor.Shape[axis], tensor.Strides[axis]);
            if (length < 0 || step < 0 || tensor.Shape.Length > MaxAxes)
            {
                throw Beyond(name, tensor, stored);
            }

            count *= length;
            last += (Int128)Math.Max(0, length - 1) * step;
            if (count > stored)
            {
                throw Beyond(name, tensor, stored);
            }
        }

        return tensor.Offset >= 0 && tensor.Offset <= stored && (count == 0 || last < stored) ? (long)count : throw Beyond(name, tensor, stored);
    }

    private VaeException Beyond(string name, TorchTensor tensor, long stored) => new(
        $"{_source} is damaged: its tensor '{PrintableText.Excerpt(name)}' claims [{string.Join(", ", tensor.Shape.Take(MaxAxes))}] with strides "
        + $"[{string.Join(", ", tensor.Strides.Take(MaxAxes))}] from element {tensor.Offset:N0} of a storage that has {stored:N0}; get it again");

    private static bool IsDense(TorchTensor tensor)
    {
        long step = 1;
        for (int axis = tensor.Shape.Length - 1; axis >= 0; axis--)
        {
            if (tensor.Shape[axis] > 1 && tensor.Strides[axis] != step)
            {
                return false;
            }

            step *= tensor.Shape[axis];
        }

        return true;
    }

    private byte[] Copy(TorchTensor tensor, ReadOnlySpan<byte> storage, int size, int count)
    {
        if ((_copied += (long)count * size) > Array.MaxLength)
        {
            throw new VaeException($"{_source} has more than {Array.MaxLength:N0} bytes of tensors, which is the most that can be read");
        }

        byte[] dense = new byte[count * size];
        long[] index = new long[tensor.Shape.Length];
        long place = tensor.Offset;
        for (int i = 0; i < count; i++)
        {
            storage.Slice((int)place * size, size).CopyTo(dense.AsSpan(i * size));
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                place += tensor.Strides[axis];
                if (++index[axis] < tensor.Shape[axis])
                {
                    break;
                }

                place -= tensor.Strides[axis] * tensor.Shape[axis];
                index[axis] = 0;
            }
        }

        return dense;
    }

    private ReadOnlyMemory<byte> Storage(TorchStorage storage)
    {
        if (!_storages.TryGetValue(storage.Key, out ReadOnlyMemory<byte> data))
        {
            string name = $"{_folder}/data/{storage.Key}";
            _storages[storage.Key] = data = _zip.Has(name)
                ? _zip.Read(name, Array.MaxLength)
                : throw new VaeException(
                    $"{_source} is damaged: it lacks the storage '{PrintableText.Excerpt(storage.Key)}' of a tensor; get it again");
        }

        long claimed = storage.Count;
        return claimed >= 0 && claimed <= data.Length / SafetensorsDType.Sizes[storage.DType]
            ? data
            : throw new VaeException(
                $"{_source} is damaged: a tensor's storage '{PrintableText.Excerpt(storage.Key)}' claims {claimed:N0} elements of "
                + $"{storage.DType} but has {data.Length:N0} bytes; get it again");
    }
}
