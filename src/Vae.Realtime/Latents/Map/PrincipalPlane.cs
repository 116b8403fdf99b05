namespace Vae.Realtime.Latents.Map;

/// <summary>
/// The two directions in which points vary most, by power iteration (Golub and Van Loan, "Matrix Computations", 8.2) that goes on from the
/// last ones: so they follow points that move slowly, without changing sides, and nothing is allocated.
/// </summary>
internal sealed class PrincipalPlane
{
    private const int FirstRounds = 60;
    private const int LaterRounds = 8;

    private readonly int _count;
    private readonly int _length;
    private readonly float[] _centre;
    private readonly float[] _components;
    private readonly float[] _points;
    private readonly double[] _sums;
    private bool _fitted;

    /// <param name="count">N points.</param>
    /// <param name="length">L values each.</param>
    public PrincipalPlane(int count, int length)
    {
        (_count, _length) = (count, length);
        (_centre, _components, _points, _sums) = (new float[length], new float[2 * length], new float[2 * count], new double[length]);
    }

    /// <summary>(L): the mean.</summary>
    public ReadOnlySpan<float> Centre => _centre;

    /// <summary>(2, L): unit vectors, the second 0 where there is but one dimension.</summary>
    public ReadOnlySpan<float> Components => _components;

    /// <summary>(N, 2).</summary>
    public ReadOnlySpan<float> Points => _points;

    /// <summary>Standard deviations along both.</summary>
    public (float First, float Second) Spread { get; private set; }

    /// <summary>Looks at points (N, L).</summary>
    public void Fit(ReadOnlySpan<float> values)
    {
        Average(values);
        for (int component = 0; component < Math.Min(2, _length); component++)
        {
            Span<float> direction = _components.AsSpan(component * _length, _length);
            if (!_fitted)
            {
                // Not at right angles to any direction that is likely to come out.
                for (int i = 0; i < _length; i++)
                {
                    direction[i] = 1 + (0.3f * MathF.Sin((7 * component) + (3 * i)));
                }
            }

            for (int round = _fitted ? LaterRounds : FirstRounds; round > 0; round--)
            {
                Iterate(values, direction, component);
            }
        }

        Spread = (Project(values, 0), Project(values, 1));
        _fitted = true;
    }

    private void Average(ReadOnlySpan<float> values)
    {
        Array.Clear(_sums);
        for (int at = 0; at < values.Length; at++)
        {
            _sums[at % _length] += values[at];
        }

        for (int i = 0; i < _length; i++)
        {
            _centre[i] = (float)(_sums[i] / _count);
        }
    }

    // d ← XᵀX·d / |XᵀX·d|, at right angles to the component before.
    private void Iterate(ReadOnlySpan<float> values, Span<float> direction, int component)
    {
        Array.Clear(_sums);
        for (int row = 0; row < _count; row++)
        {
            ReadOnlySpan<float> point = values.Slice(row * _length, _length);
            float along = Along(point, direction);
            for (int i = 0; i < _length; i++)
            {
                _sums[i] += along * (point[i] - _centre[i]);
            }
        }

        ReadOnlySpan<float> before = _components.AsSpan(0, _length);
        double overlap = 0;
        double squares = 0;
        for (int i = 0; i < _length && component > 0; i++)
        {
            overlap += _sums[i] * before[i];
        }

        for (int i = 0; i < _length; i++)
        {
            _sums[i] -= component > 0 ? overlap * before[i] : 0;
            squares += _sums[i] * _sums[i];
        }

        // Points that do not vary leave the direction as it was.
        for (int i = 0; i < _length && squares > 0; i++)
        {
            direction[i] = (float)(_sums[i] / Math.Sqrt(squares));
        }
    }

    private float Project(ReadOnlySpan<float> values, int component)
    {
        ReadOnlySpan<float> direction = _components.AsSpan(component * _length, _length);
        double squares = 0;
        for (int row = 0; row < _count; row++)
        {
            float along = Along(values.Slice(row * _length, _length), direction);
            _points[(2 * row) + component] = along;
            squares += along * along;
        }

        return (float)Math.Sqrt(squares / _count);
    }

    private float Along(ReadOnlySpan<float> point, ReadOnlySpan<float> direction)
    {
        float sum = 0;
        for (int i = 0; i < _length; i++)
        {
            sum += direction[i] * (point[i] - _centre[i]);
        }

        return sum;
    }
}
