namespace Vae.Realtime.Live.Instruments;

using System.Collections;

/// <summary>Everything that can be done, in the order of the help, found by name or by key.</summary>
internal sealed class ActionTable : IReadOnlyList<InstrumentAction>
{
    private readonly List<InstrumentAction> _actions = [];
    private readonly Dictionary<string, InstrumentAction> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<KeyChord, InstrumentAction> _byKey = [];

    public int Count => _actions.Count;

    public InstrumentAction this[int index] => _actions[index];

    /// <summary>Adds an action.</summary>
    /// <exception cref="ArgumentException">Its name or key is taken.</exception>
    public void Add(InstrumentAction action)
    {
        _byName.Add(action.Name, action);
        _byKey.Add(action.Chord, action);
        _actions.Add(action);
    }

    /// <summary>The action of a name; null where there is none.</summary>
    public InstrumentAction? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The action of a key; null where there is none.</summary>
    public InstrumentAction? Find(KeyChord chord) => _byKey.GetValueOrDefault(chord);

    public List<InstrumentAction>.Enumerator GetEnumerator() => _actions.GetEnumerator();

    IEnumerator<InstrumentAction> IEnumerable<InstrumentAction>.GetEnumerator() => _actions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _actions.GetEnumerator();
}
