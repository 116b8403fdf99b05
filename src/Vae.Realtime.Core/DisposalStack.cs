namespace Vae.Realtime;

/// <summary>Things of one lifetime, disposed in the reverse order of their making.</summary>
internal sealed class DisposalStack : IDisposable
{
    private readonly Stack<IDisposable> _things = new();

    /// <summary>Takes a thing over.</summary>
    /// <returns>The thing.</returns>
    public T Own<T>(T thing)
        where T : IDisposable
    {
        _things.Push(thing);
        return thing;
    }

    public void Dispose()
    {
        while (_things.TryPop(out IDisposable? thing))
        {
            thing.Dispose();
        }
    }
}
