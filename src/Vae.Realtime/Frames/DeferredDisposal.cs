namespace Vae.Realtime.Frames;

/// <summary>Things that frames in flight may still use: each is disposed once that many more frames have begun.</summary>
/// <param name="frames">Frames that the host may have in flight.</param>
internal sealed class DeferredDisposal(int frames) : IDisposable
{
    private readonly Queue<(long Frame, IDisposable Thing)> _things = new();

    /// <summary>Takes a thing that frames before this one used.</summary>
    public void Add(long frame, IDisposable thing) => _things.Enqueue((frame, thing));

    /// <summary>Disposes what no frame in flight can use any more, at the beginning of a frame.</summary>
    public void Collect(long frame)
    {
        while (_things.TryPeek(out (long Frame, IDisposable Thing) oldest) && oldest.Frame + frames <= frame)
        {
            _things.Dequeue().Thing.Dispose();
        }
    }

    public void Dispose() => Collect(long.MaxValue);
}
