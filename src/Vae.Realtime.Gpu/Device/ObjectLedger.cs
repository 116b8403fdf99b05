namespace Vae.Realtime.Gpu.Device;

/// <summary>Counts every device object made and destroyed, so that a leak is a fact and not a suspicion.</summary>
internal sealed class ObjectLedger
{
    private readonly Dictionary<string, int> _alive = [];
    private readonly Lock _gate = new();

    /// <summary>Objects still alive, as <c>kind: count</c>; empty when nothing leaked.</summary>
    public IReadOnlyList<string> Alive
    {
        get
        {
            lock (_gate)
            {
                return [.. _alive.Where(entry => entry.Value != 0).Select(entry => $"{entry.Key}: {entry.Value}").Order()];
            }
        }
    }

    internal void Created(string kind) => Count(kind, 1);

    internal void Destroyed(string kind) => Count(kind, -1);

    private void Count(string kind, int change)
    {
        lock (_gate)
        {
            _alive[kind] = _alive.GetValueOrDefault(kind) + change;
        }
    }
}
