namespace Vae.Realtime.Formats.Hdf5;

/// <summary>A group or a dataset.</summary>
internal sealed class Hdf5Object
{
    private readonly Hdf5Bytes _file;
    private readonly List<Hdf5Message> _messages;

    private OrderedDictionary<string, Hdf5Link>? _links;

    private Hdf5Object(Hdf5Bytes file, long address) => (_file, Address, _messages) = (file, address, Hdf5Header.Read(file, address));

    /// <summary>Where its header is, which no other object has.</summary>
    public long Address { get; }

    public bool IsDataset => Has(Hdf5MessageKind.Layout);

    public bool IsGroup => !IsDataset && (Has(Hdf5MessageKind.SymbolTable) || Has(Hdf5MessageKind.LinkInfo) || Has(Hdf5MessageKind.Link));

    /// <summary>Reads an object, or gives the one that was read of that address.</summary>
    /// <exception cref="VaeException">Its header is damaged.</exception>
    public static Hdf5Object Read(Hdf5Bytes file, long address)
    {
        if (!file.Objects.TryGetValue(address, out Hdf5Object? known))
        {
            file.Objects[address] = known = new Hdf5Object(file, address);
        }

        return known;
    }

    /// <summary>The names in a group.</summary>
    /// <exception cref="VaeException">It is damaged.</exception>
    public IReadOnlyCollection<Hdf5Link> Links() => Named().Values;

    /// <summary>The object that a path leads to from this group; null where there is none, and where a link on the way is not followed.</summary>
    /// <param name="path">Names with slashes between them.</param>
    /// <exception cref="VaeException">It is damaged.</exception>
    public Hdf5Object? Find(string path)
    {
        Hdf5Object? found = this;
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.IsGroup && found.Named().TryGetValue(name, out Hdf5Link link) ? found.Open(link) : null;
            if (found is null)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The object of a link; null for a link that is not followed.</summary>
    /// <exception cref="VaeException">Its header is damaged.</exception>
    public Hdf5Object? Open(Hdf5Link link) => link.Address is long address ? Read(_file, address) : null;

    /// <summary>The texts of an attribute; null where it is not there or holds something else.</summary>
    /// <exception cref="VaeException">It is damaged.</exception>
    public string[]? Texts(string name) => Attributes().FirstOrDefault(attribute => attribute.Name == name)?.Texts();

    /// <summary>What a dataset holds.</summary>
    /// <param name="name">How messages call it.</param>
    /// <exception cref="VaeException">Its header is damaged.</exception>
    public Hdf5Dataset Dataset(string name) => new(
        _file,
        $"{_file.Source}: the array '{PrintableText.Excerpt(name)}'",
        Hdf5Datatype.Read(One(Hdf5MessageKind.Datatype)),
        Hdf5Dataspace.Read(One(Hdf5MessageKind.Dataspace)),
        Has(Hdf5MessageKind.ExternalFiles) ? null : One(Hdf5MessageKind.Layout),
        Has(Hdf5MessageKind.Filters) ? Hdf5Filter.Read(One(Hdf5MessageKind.Filters)) : []);

    private OrderedDictionary<string, Hdf5Link> Named()
    {
        if (_links is null)
        {
            OrderedDictionary<string, Hdf5Link> links = new(StringComparer.Ordinal);
            foreach (Hdf5Link link in Of(Hdf5MessageKind.SymbolTable).SelectMany(Hdf5Links.OfSymbolTable)
                .Concat(Of(Hdf5MessageKind.Link).Select(Hdf5Links.OfMessage))
                .Concat(Of(Hdf5MessageKind.LinkInfo).SelectMany(Hdf5Links.Dense)))
            {
                if (!links.TryAdd(link.Name, link))
                {
                    throw _file.Damaged($"a group has '{PrintableText.Excerpt(link.Name)}' twice");
                }
            }

            _links = links;
        }

        return _links;
    }

    private IEnumerable<Hdf5Attribute> Attributes() =>
        Of(Hdf5MessageKind.Attribute).Concat(Of(Hdf5MessageKind.AttributeInfo).SelectMany(DenseAttributes)).Select(Hdf5Attribute.Read);

    private static IEnumerable<Hdf5Cursor> DenseAttributes(Hdf5Cursor cursor)
    {
        cursor.Skip(1);
        cursor.Skip((cursor.Byte() & 1) != 0 ? 2 : 0);
        return Hdf5Dense.Records(cursor, Hdf5Dense.NamesOfAttributes);
    }

    private bool Has(Hdf5MessageKind kind) => _messages.Exists(message => message.Kind == kind);

    private IEnumerable<Hdf5Cursor> Of(Hdf5MessageKind kind) =>
        _messages.Where(message => message.Kind == kind && !message.Shared).Select(message => _file.Between(message.Begin, message.Length));

    private Hdf5Cursor One(Hdf5MessageKind kind) => Of(kind).FirstOrDefault() ?? throw (Has(kind)
        ? new VaeException($"{_file.Source} keeps types of its own beside its arrays, which are not read here; save the weights as plain arrays")
        : _file.Damaged("an array does not say what it holds"));
}
