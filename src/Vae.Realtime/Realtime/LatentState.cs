namespace Vae.Realtime.Realtime;

/// <summary>A point in latent space, and the two of its dimensions that a hand moves.</summary>
public sealed class LatentState
{
    /// <summary>Standard deviations of the prior from one edge of the window to the other.</summary>
    public const float Span = 6;

    /// <summary>How far a hand can move a dimension from 0; beyond it a decoder has seen nothing.</summary>
    public const float Limit = 4;

    private readonly float[] _values;
    private readonly bool[] _locked;
    private int _pair;

    /// <param name="size">Latent dimensions, at least 1.</param>
    public LatentState(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _values = new float[size];
        _locked = new bool[size];
    }

    /// <summary>The latent itself.</summary>
    public Span<float> Values => _values;

    public int Size => _values.Length;

    /// <summary>Whether a dimension stays as it is while others move.</summary>
    public bool IsLocked(int dimension) => _locked[dimension];

    /// <summary>Locks a dimension, or gives it free.</summary>
    public void Lock(int dimension, bool locked) => _locked[dimension] = locked;

    /// <summary>Brings every dimension that is not locked to another latent.</summary>
    public void MoveTo(ReadOnlySpan<float> latent)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = _locked[i] ? _values[i] : latent[i];
        }
    }

    /// <summary>Pairs to choose from. They are disjoint, except that the last one of an odd size begins again at dimension 0.</summary>
    public int Pairs => (_values.Length + 1) / 2;

    /// <summary>The dimensions that move, counted from 0: across and up. Equal when there is only one.</summary>
    public (int Across, int Up) Pair => (2 * _pair, ((2 * _pair) + 1) % _values.Length);

    /// <summary>Chooses another pair, so many after the present one, round and round.</summary>
    public void SelectPair(int step)
    {
        long pairs = Pairs;
        _pair = (int)(((_pair + (step % pairs)) + pairs) % pairs);
    }

    /// <summary>Chooses the pair that a dimension belongs to.</summary>
    public void SelectPairOf(int dimension) => _pair = dimension / 2;

    /// <summary>Moves the pair by a drag; what is locked stays.</summary>
    /// <param name="across">To the right, as a part of the window's width.</param>
    /// <param name="up">Upwards, as a part of the window's height.</param>
    public void Drag(float across, float up)
    {
        (int first, int second) = Pair;
        Move(first, across);
        if (second != first)
        {
            Move(second, up);
        }
    }

    private void Move(int dimension, float part)
    {
        if (_locked[dimension])
        {
            return;
        }

        float value = _values[dimension];
        float moved = value + (part * Span);

        // A random latent may lie outside; a hand can bring it back but not push it further.
        float low = Math.Min(-Limit, value);
        float high = Math.Max(Limit, value);
        _values[dimension] = Math.Clamp(moved, low, high);
    }
}
