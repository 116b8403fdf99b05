namespace Vae.Realtime.Formats.Torch;

/// <summary>Finds the tensors of a model in what torch.save wrote: a state_dict, or a dictionary that has one beside other things.</summary>
/// <param name="source">How messages name the file.</param>
/// <param name="notes">Receives what was left out.</param>
internal sealed class TorchState(string source, ICollection<string> notes)
{
    private const int MaxDepth = 8;
    private const int MaxTensors = 100_000;
    private const int NamesListed = 4;

    // What people call the model's part of a checkpoint, the surest first.
    private static readonly string[] Keys =
        ["state_dict", "model_state_dict", "model_state", "model", "vae_state_dict", "vae", "net", "network", "module", "weights", "params"];

    private readonly List<(string Name, TorchTensor Tensor)> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Every tensor with its name; those of dictionaries within each other are named as modules in modules are.</summary>
    /// <exception cref="VaeException">There are none, or too many.</exception>
    public IReadOnlyList<(string Name, TorchTensor Tensor)> Tensors(object? root)
    {
        if (root is not PickleDictionary all)
        {
            throw new VaeException($"{source} holds no state_dict but {Describe(root)}; save the model by torch.save(model.state_dict(), PATH)");
        }

        string? key = Keys.FirstOrDefault(name => all[name] is PickleDictionary part && HasTensors(part));
        List<string> left = [];
        if (key is null)
        {
            Add(all, "", 0, left);
        }
        else
        {
            Add((PickleDictionary)all[key]!, "", 0, []);
            left.AddRange(all.Select(entry => entry.Key).OfType<string>().Where(name => name != key));
        }

        if (left.Count > 0 && _tensors.Count > 0)
        {
            string more = left.Count > NamesListed ? $" and {left.Count - NamesListed:N0} more" : "";
            string names = string.Join(", ", left.Take(NamesListed).Select(name => $"'{PrintableText.Excerpt(name)}'"));
            notes.Add($"{source}: {(key is null ? "the tensors are" : $"'{key}' is")} taken, and {names}{more} left out");
        }

        return _tensors.Count > 0
            ? _tensors
            : throw new VaeException($"{source} holds no tensors; save the model by torch.save(model.state_dict(), PATH)");
    }

    private static bool HasTensors(PickleDictionary part) =>
        part.Exists(entry => entry.Value is TorchTensor || (entry.Value is PickleDictionary inner && inner.Exists(one => one.Value is TorchTensor)));

    // An optimiser's state has tensors too, under numbers.
    private static bool IsOptimiser(PickleDictionary part) => part["param_groups"] is not null;

    private void Add(PickleDictionary part, string prefix, int depth, List<string> left)
    {
        foreach ((object? key, object? value) in part)
        {
            switch (key, value)
            {
                case (string name, TorchTensor tensor):
                    Add(prefix + name, tensor);
                    break;
                case (string name, PickleDictionary inner) when depth < MaxDepth && !IsOptimiser(inner) && HasTensors(inner):
                    Add(inner, $"{prefix}{name}.", depth + 1, left);
                    break;
                case (string name, _):
                    left.Add(prefix + name);
                    break;
                case (_, TorchTensor):
                    throw new VaeException($"{source} has a tensor without a name; save the model by torch.save(model.state_dict(), PATH)");
            }
        }
    }

    private void Add(string name, TorchTensor tensor)
    {
        if (!_names.Add(name))
        {
            throw new VaeException($"{source} is damaged: it has the tensor '{PrintableText.Excerpt(name)}' twice; save it again by torch.save");
        }

        if (_tensors.Count == MaxTensors)
        {
            throw new VaeException($"{source} has more than {MaxTensors:N0} tensors, which no model here has");
        }

        _tensors.Add((name, tensor));
    }

    private static string Describe(object? root) => root switch
    {
        TorchTensor => "a single tensor",
        PickleList list => $"a list of {list.Count:N0}",
        PickleTuple tuple => $"a tuple of {tuple.Items.Length:N0}",
        null => "nothing",
        _ => "a plain value",
    };
}
