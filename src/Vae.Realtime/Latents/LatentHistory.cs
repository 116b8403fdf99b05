namespace Vae.Realtime.Latents;

/// <summary>Where the latent was before its last moves, to go back to and forth again. Fixed memory; the oldest moves are forgotten.</summary>
/// <param name="size">Latent dimensions.</param>
internal sealed class LatentHistory(int size)
{
    /// <summary>Moves remembered.</summary>
    public const int Capacity = 128;

    private readonly Stack _undo = new(size);
    private readonly Stack _redo = new(size);

    /// <summary>Moves that can be taken back.</summary>
    public int Undos => _undo.Count;

    /// <summary>Moves that can be made again.</summary>
    public int Redos => _redo.Count;

    /// <summary>Notes a move, which ends what could be made again.</summary>
    /// <param name="before">The latent before it.</param>
    public void Moved(ReadOnlySpan<float> before)
    {
        _undo.Push(before);
        _redo.Clear();
    }

    /// <summary>Takes the last move back.</summary>
    /// <param name="latent">The present latent, overwritten.</param>
    /// <returns>False, and nothing changes, when there is no move to take back.</returns>
    public bool Undo(Span<float> latent) => Go(_undo, _redo, latent);

    /// <summary>Makes the last move that was taken back again.</summary>
    /// <param name="latent">The present latent, overwritten.</param>
    /// <returns>False, and nothing changes, when there is none.</returns>
    public bool Redo(Span<float> latent) => Go(_redo, _undo, latent);

    private static bool Go(Stack from, Stack to, Span<float> latent)
    {
        if (from.Count == 0)
        {
            return false;
        }

        to.Push(latent);
        from.Pop(latent);
        return true;
    }

    // A stack in a ring, whose lowest entry gives way when it is full.
    private sealed class Stack(int size)
    {
        private readonly float[] _values = new float[Capacity * size];
        private long _top;

        public int Count { get; private set; }

        public void Push(ReadOnlySpan<float> latent)
        {
            latent.CopyTo(Place(_top++));
            Count = Math.Min(Count + 1, Capacity);
        }

        public void Pop(Span<float> latent)
        {
            Place(--_top).CopyTo(latent);
            Count--;
        }

        public void Clear() => Count = 0;

        private Span<float> Place(long at) => _values.AsSpan((int)(at % Capacity) * size, size);
    }
}
