namespace Vae.Realtime.Live.Instruments;

using System.Collections;

/// <summary>Everything that can be turned, found by name.</summary>
internal sealed class ParameterTable : IReadOnlyList<InstrumentParameter>
{
    private readonly List<InstrumentParameter> _parameters = [];
    private readonly Dictionary<string, InstrumentParameter> _byName = new(StringComparer.Ordinal);

    public int Count => _parameters.Count;

    /// <summary>Changes whenever parameters come or go, as they do when another model is loaded.</summary>
    public int Version { get; private set; }

    public InstrumentParameter this[int index] => _parameters[index];

    /// <summary>Adds a parameter.</summary>
    /// <exception cref="ArgumentException">Its name is taken.</exception>
    public void Add(InstrumentParameter parameter)
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
    public InstrumentParameter? Find(string name) => _byName.GetValueOrDefault(name);

    public List<InstrumentParameter>.Enumerator GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator<InstrumentParameter> IEnumerable<InstrumentParameter>.GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _parameters.GetEnumerator();
}
