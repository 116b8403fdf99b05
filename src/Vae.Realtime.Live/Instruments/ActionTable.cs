namespace Vae.Realtime.Live.Instruments;

using System.Collections;

/// <summary>Everything that can be done, in the order of the help, found by name or by key.</summary>
internal sealed class ActionTable : IReadOnlyList<LiveAction>
{
    private readonly List<LiveAction> _actions = [];
    private readonly Dictionary<string, LiveAction> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<KeyChord, LiveAction> _byKey = [];

    public int Count => _actions.Count;

    public LiveAction this[int index] => _actions[index];

    /// <summary>Adds an action.</summary>
    /// <exception cref="ArgumentException">Its name or key is taken.</exception>
    public void Add(LiveAction action)
    {
        _byName.Add(action.Name, action);
        _byKey.Add(action.Chord, action);
        _actions.Add(action);
    }

    /// <summary>The action of a name; null where there is none.</summary>
    public LiveAction? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The action of a key; null where there is none.</summary>
    public LiveAction? Find(KeyChord chord) => _byKey.GetValueOrDefault(chord);

    public List<LiveAction>.Enumerator GetEnumerator() => _actions.GetEnumerator();

    IEnumerator<LiveAction> IEnumerable<LiveAction>.GetEnumerator() => _actions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _actions.GetEnumerator();
}
