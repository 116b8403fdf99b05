namespace Vae.Realtime;

/// <summary>A point in latent space, and the two of its dimensions that a hand moves.</summary>
public sealed class LatentState
{
    /// <summary>Standard deviations of the prior from one edge of the picture to the other.</summary>
    public const float Span = 6;

    /// <summary>How far a hand can move a dimension from 0; beyond it a decoder has seen nothing.</summary>
    public const float Limit = 4;

    private readonly float[] _values;
    private readonly float[] _offset;
    private readonly float[] _shown;
    private readonly bool[] _locked;
    private readonly int[] _order;
    private int _pair;
    private bool _chosen;

    /// <param name="size">Latent dimensions, at least 1.</param>
    public LatentState(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (_values, _offset, _shown) = (new float[size], new float[size], new float[size]);
        _locked = new bool[size];
        _order = [.. Enumerable.Range(0, size)];
    }

    /// <summary>The latent itself: what hands, draws and the walk move, and what is saved.</summary>
    public Span<float> Values => _values;

    /// <summary>Added to the latent in the picture only, as sound does. All 0 until it is set from outside; nothing else changes it.</summary>
    public Span<float> Offset => _offset;

    /// <summary>The latent that the picture shows: <see cref="Values"/> plus <see cref="Offset"/>. Valid until it is asked for again.</summary>
    public ReadOnlySpan<float> Shown
    {
        get
        {
            for (int i = 0; i < _shown.Length; i++)
            {
                _shown[i] = _values[i] + _offset[i];
            }

            return _shown;
        }
    }

    /// <summary>Latent dimensions.</summary>
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

    /// <summary>
    /// The dimensions, counted from 0, in the order that sliders and pairs have: as they are, until <see cref="Arrange"/> gives another.
    /// </summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>
    /// Gives the dimensions another order. The pair becomes the first, unless one was chosen: then it is that of the same dimension.
    /// </summary>
    /// <param name="order">Every dimension once.</param>
    public void Arrange(ReadOnlySpan<int> order)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(order.Length, _order.Length, nameof(order));
        int across = Pair.Across;
        order.CopyTo(_order);
        _pair = _chosen ? PairOf(across) : 0;
    }

    /// <summary>Pairs to choose from. They are disjoint, except that the last one of an odd size begins again at the first dimension.</summary>
    public int Pairs => (_values.Length + 1) / 2;

    /// <summary>The dimensions that move, counted from 0: across and up. Neighbours in <see cref="Order"/>; equal when there is only one.</summary>
    public (int Across, int Up) Pair => (_order[2 * _pair], _order[((2 * _pair) + 1) % _order.Length]);

    /// <summary>Chooses another pair, that many after the present one, wrapping around.</summary>
    public void SelectPair(int step)
    {
        long pairs = Pairs;
        (_pair, _chosen) = ((int)(((_pair + (step % pairs)) + pairs) % pairs), true);
    }

    /// <summary>Chooses the pair that a dimension belongs to.</summary>
    public void SelectPairOf(int dimension) => (_pair, _chosen) = (PairOf(dimension), true);

    /// <summary>Moves the pair by a drag; what is locked stays.</summary>
    /// <param name="across">To the right, as a part of the picture's width.</param>
    /// <param name="up">Upwards, as a part of the picture's height.</param>
    public void Drag(float across, float up)
    {
        (int first, int second) = Pair;
        Move(first, across);
        if (second != first)
        {
            Move(second, up);
        }
    }

    private int PairOf(int dimension) => Array.IndexOf(_order, dimension) / 2;

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
