namespace Vae.Realtime.Learning.Models.Import;

using System.Globalization;
using Vae.Realtime.Formats;
using Vae.Realtime.Formats.Hdf5;

/// <summary>
/// Weights in HDF5 files: as Keras 2 lists them by layer, as Keras 3 numbers them in the folder of each layer, or arrays that have the names of
/// their tensors.
/// </summary>
/// <remarks>Source: keras/src/legacy/saving/legacy_h5_format.py and keras/src/saving/saving_lib.py of Keras 3.</remarks>
internal sealed class KerasHdf5
{
    private const string Model = "model_weights";
    private const string TopLevel = "top_level_model_weights";
    private const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";
    private const string Variables = "vars";
    private const string Optimizer = "optimizer";
    private const string ConfigAttribute = "model_config";
    private const string NameAttribute = "name";

    // What Keras 3 calls the lists of layers that are within another.
    private static readonly string[] Containers = ["layers", "_layer_checkpoint_dependencies"];

    // Classes whose first weight looks like a kernel and is none.
    private static readonly string[] OtherKernels = ["embedding", "depthwise", "separable"];

    private readonly Hdf5Object _root;
    private readonly string _path;
    private readonly string _source;
    private readonly Hdf5Arrays _arrays;

    // Whether what the weights are called is what the model's description calls the layers.
    private bool _namesLayers = true;

    /// <param name="content">The HDF5 file.</param>
    /// <param name="path">The file that a person named.</param>
    /// <param name="source">How messages name what is in it; quoted already.</param>
    /// <exception cref="VaeException">It is damaged.</exception>
    public KerasHdf5(ReadOnlyMemory<byte> content, string path, string source) =>
        (_root, _path, _source, _arrays) = (Hdf5File.Root(content, source), path, source, new Hdf5Arrays(source));

    /// <summary>Reads the weights.</summary>
    /// <param name="config">The model's description as JSON; null where it is in the file itself, if anywhere.</param>
    /// <param name="notes">Receives what was left out.</param>
    /// <exception cref="VaeException">It is damaged, or holds no weights.</exception>
    public Checkpoint Read(string? config, ICollection<string> notes)
    {
        Checkpoint checkpoint = Read();
        _arrays.Tell(notes);
        if (checkpoint.Tensors.Count == 0)
        {
            throw new VaeException($"{_source} holds no weights{_arrays.OnlyLinks}; save them by model.save_weights('NAME.weights.h5')");
        }

        config ??= _root.Texts(ConfigAttribute) is [string own] ? own : null;
        return config is null || !_namesLayers ? checkpoint : checkpoint with { Activations = StatedActivations.Read(config) };
    }

    private Checkpoint Read()
    {
        Hdf5Object? model = _root.Find(Model);
        if ((model is { IsGroup: true } ? model : _root) is var listing && Names(listing, LayerNames) is { } layers)
        {
            return new Checkpoint(_path, [.. Listed(listing, layers)], Ordered: true, Named: true);
        }

        IReadOnlyList<(string Path, Hdf5Object Array)> arrays = _arrays.Below(_root);
        if (arrays.Any(array => IsVariable(array.Path)))
        {
            return new Checkpoint(_path, [.. Numbered(arrays)], Ordered: false, Named: true);
        }

        // Names that are numbers, each another, only say in which order the arrays are.
        bool numbered = arrays.All(array => Order(array.Path) is not null && !array.Path.Contains('/', StringComparison.Ordinal));
        return numbered && arrays.DistinctBy(array => Order(array.Path)).Count() == arrays.Count
            ? new Checkpoint(_path, [.. Plain(arrays.OrderBy(array => Order(array.Path)))], Ordered: true, Named: false)
            : new Checkpoint(_path, [.. Plain(arrays)], Ordered: false, Named: true);
    }

    private IEnumerable<TensorEntry> Plain(IEnumerable<(string Path, Hdf5Object Array)> arrays) =>
        arrays.Select(array => _arrays.Weight(array.Array, array.Path, array.Path)).OfType<TensorEntry>();

    // What Keras 2 writes: the names of the layers in their order, and in the group of each those of its weights.
    private IEnumerable<TensorEntry> Listed(Hdf5Object listing, string[] layers)
    {
        string prefix = listing == _root ? "" : $"{Model}/";
        HashSet<string> known = listing == _root ? [.. layers, TopLevel] : [Model];
        foreach (Hdf5Link link in _root.Links().Where(link => !known.Contains(link.Name)))
        {
            _arrays.LeaveOut(link.Name);
        }

        foreach (string layer in layers.Append(TopLevel))
        {
            if (listing.Find(layer) is not { } group)
            {
                _ = layer == TopLevel ? true : throw Lacks(layer);
                continue;
            }

            foreach (string weight in Names(group, WeightNames) ?? [])
            {
                string path = $"{prefix}{layer}/{weight}";
                Hdf5Object array = group.Find(weight) is { IsDataset: true } found ? found : throw Lacks(path);
                bool named = layer == TopLevel || $"/{weight}".Contains($"/{layer}/", StringComparison.Ordinal);
                if (_arrays.Weight(array, path, named ? weight : $"{layer}/{weight}") is { } tensor)
                {
                    yield return tensor;
                }
            }
        }
    }

    // What Keras 3 writes: the weights of a layer by their numbers, in folders named after classes and their count.
    private IEnumerable<TensorEntry> Numbered(IReadOnlyList<(string Path, Hdf5Object Array)> arrays)
    {
        foreach (IGrouping<string, (string Path, Hdf5Object Array)> layer in arrays.GroupBy(
            array => array.Path[..Math.Max(0, array.Path.LastIndexOf('/'))]))
        {
            string[] folders = layer.Key.Replace('\\', '/').Split('/');
            if (folders[0] == Optimizer || folders[^1] != Variables)
            {
                _arrays.LeaveOut(layer.Key);
                continue;
            }

            string name = NameOf(folders);
            TensorEntry[] weights =
            [
                .. layer.OrderBy(array => Order(array.Path)).Select(array =>
                    _arrays.Weight(array.Array, array.Path, array.Path[(layer.Key.Length + 1)..])).OfType<TensorEntry>(),
            ];
            string[] leaves = Leaves(weights, folders);
            for (int i = 0; i < weights.Length; i++)
            {
                yield return new TensorEntry($"{name}/{leaves[i]}", weights[i].DType, [.. weights[i].Shape], weights[i].Data);
            }
        }
    }

    // The folders without lists and without the weights' own. Folders in a list are called by the class and which of it they are, so that the name
    // that newer files give a layer says more; other folders are called by the attribute that the layer is.
    private string NameOf(string[] folders)
    {
        List<string> layers = [];
        for (int i = 0; i < folders.Length - 1; i++)
        {
            if (!Containers.Contains(folders[i]))
            {
                string[]? given = _root.Find($"{string.Join('/', folders[..(i + 1)])}/{Variables}")?.Texts(NameAttribute);
                bool listed = i > 0 && Containers.Contains(folders[i - 1]);
                layers.Add(listed && given is [{ Length: > 0 } name] ? name : folders[i]);
                _namesLayers &= i < folders.Length - 2 || (given is [string own] && own == layers[^1]);
            }
        }

        return layers.Count == 0 ? "model" : string.Join('/', layers);
    }

    // The order in which Keras 3 keeps a layer's weights, by their shapes; others keep their numbers.
    private static string[] Leaves(TensorEntry[] weights, string[] folders) => weights.Select(weight => weight.Shape.Count).ToArray() switch
    {
        _ when folders.Length > 1 && OtherKernels.Any(kind => folders[^2].StartsWith(kind, StringComparison.Ordinal)) =>
            [.. weights.Select(weight => weight.Name)],
        [> 1] => ["kernel"],
        [> 1, 1] => ["kernel", "bias"],
        [1, 1, 1, 1] => ["gamma", "beta", "moving_mean", "moving_variance"],
        _ => [.. weights.Select(weight => weight.Name)],
    };

    private static bool IsVariable(string path) => path.Replace('\\', '/').Split('/') is [.., Variables, string last] && Order(last) is not null;

    // The number that an array is called; null where it has a name.
    private static int? Order(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        name = name.StartsWith("arr_", StringComparison.Ordinal) ? name[4..] : name;
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    // Long lists are cut into attributes of their own, with a number behind the name.
    private static string[]? Names(Hdf5Object group, string attribute)
    {
        if (group.Texts(attribute) is { } whole)
        {
            return whole;
        }

        List<string> names = [];
        int part = 0;
        while (group.Texts(string.Create(CultureInfo.InvariantCulture, $"{attribute}{part}")) is { } some)
        {
            names.AddRange(some);
            part++;
        }

        return part > 0 ? [.. names] : null;
    }

    private VaeException Lacks(string name) =>
        new($"{_source} is damaged: it lists '{PrintableText.Excerpt(name)}' and does not have it; save the model again");
}
