namespace Vae.Realtime.Latents;

/// <summary>Latents chosen to be walked through, in their order.</summary>
/// <param name="size">Latent dimensions.</param>
internal sealed class Keyframes(int size)
{
    /// <summary>The most of them.</summary>
    public const int Most = 256;

    private readonly List<float[]> _points = [];

    /// <summary>The latents, in order.</summary>
    public IReadOnlyList<float[]> Points => _points;

    public int Count => _points.Count;

    /// <summary>Changes with every change of theirs.</summary>
    public int Version { get; private set; }

    /// <summary>Adds a copy of a latent behind the others.</summary>
    /// <returns>False when there are <see cref="Most"/> already.</returns>
    public bool Add(ReadOnlySpan<float> latent)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(latent.Length, size, nameof(latent));
        if (_points.Count == Most)
        {
            return false;
        }

        _points.Add(latent.ToArray());
        Version++;
        return true;
    }

    /// <summary>Takes one away.</summary>
    public void RemoveAt(int index)
    {
        _points.RemoveAt(index);
        Version++;
    }

    /// <summary>Takes all away.</summary>
    public void Clear()
    {
        _points.Clear();
        Version++;
    }
}
