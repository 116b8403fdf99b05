namespace Vae.Realtime.Live.Instruments;

using System.Collections;

/// <summary>Everything that can be turned, found by name.</summary>
internal sealed class ParameterTable : IReadOnlyList<LiveParameter>
{
    private readonly List<LiveParameter> _parameters = [];
    private readonly Dictionary<string, LiveParameter> _byName = new(StringComparer.Ordinal);

    public int Count => _parameters.Count;

    /// <summary>Changes whenever parameters come or go, as they do when another model is loaded.</summary>
    public int Version { get; private set; }

    public LiveParameter this[int index] => _parameters[index];

    /// <summary>Adds a parameter.</summary>
    /// <exception cref="ArgumentException">Its name is taken.</exception>
    public void Add(LiveParameter parameter)
    {
        _byName.Add(parameter.Name, parameter);
        _parameters.Add(parameter);
        Version++;
    }

    /// <summary>Takes a group of parameters away.</summary>
    public void RemoveGroup(string group)
    {
        _parameters.RemoveAll(parameter => parameter.Group == group && _byName.Remove(parameter.Name));
        Version++;
    }

    /// <summary>The parameter of a name; null where there is none.</summary>
    public LiveParameter? Find(string name) => _byName.GetValueOrDefault(name);

    public List<LiveParameter>.Enumerator GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator<LiveParameter> IEnumerable<LiveParameter>.GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _parameters.GetEnumerator();
}
