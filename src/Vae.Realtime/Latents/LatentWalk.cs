namespace Vae.Realtime.Latents;

/// <summary>
/// A smooth closed way through latent space: a Catmull-Rom spline (Catmull and Rom 1974) through points that were chosen, or through random
/// ones and the one where it was started. Between two points the spline cuts through the middle, where hardly any latent of the prior lies,
/// so its distance from 0 is drawn towards that of the points.
/// </summary>
internal sealed class LatentWalk
{
    // Places on the way from one point to the next where a start is looked for.
    private const int Places = 16;

    private readonly float[][] _points;
    private readonly float[] _norms;
    private double _position;

    /// <param name="start">Where the way begins and ends.</param>
    /// <param name="draws">Gives the other points.</param>
    /// <param name="count">Points in all, at least 2.</param>
    public LatentWalk(ReadOnlySpan<float> start, LatentDraws draws, int count = 8)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        _points = new float[count][];
        for (int i = 0; i < count; i++)
        {
            _points[i] = new float[start.Length];
        }

        _norms = new float[count];
        Restart(start, draws);
    }

    /// <param name="points">What the way passes through, at least 2 of equal size; copied.</param>
    public LatentWalk(IReadOnlyList<float[]> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, 2, nameof(points));
        _points = [.. points.Select(point => point.ToArray())];
        _norms = [.. _points.Select(point => LatentNorm.Of(point))];
    }

    /// <summary>Dimensions of the latent.</summary>
    public int Size => _points[0].Length;

    /// <summary>Points the way passes through.</summary>
    public int Count => _points.Length;

    /// <summary>Where the walker is, in points: whole numbers are points, [0, <see cref="Count"/>).</summary>
    public double Position
    {
        get => _position;
        set => _position = value - (Math.Floor(value / Count) * Count);
    }

    /// <summary>Makes another way, from a start through new random points, in the memory of this one.</summary>
    public void Restart(ReadOnlySpan<float> start, LatentDraws draws)
    {
        start.CopyTo(_points[0]);
        for (int i = 1; i < _points.Length; i++)
        {
            draws.Next(_points[i]);
        }

        for (int i = 0; i < _points.Length; i++)
        {
            _norms[i] = LatentNorm.Of(_points[i]);
        }

        _position = 0;
    }

    /// <summary>Puts the walker where the way comes nearest to a latent.</summary>
    /// <param name="latent">The latent.</param>
    /// <param name="scratch">As many numbers, overwritten.</param>
    public void Approach(ReadOnlySpan<float> latent, Span<float> scratch)
    {
        (double best, float least) = (0, float.PositiveInfinity);
        for (int i = 0; i < Count * Places; i++)
        {
            Position = (double)i / Places;
            Read(scratch);
            float squares = 0;
            for (int d = 0; d < latent.Length; d++)
            {
                squares += (scratch[d] - latent[d]) * (scratch[d] - latent[d]);
            }

            (best, least) = squares < least ? (Position, squares) : (best, least);
        }

        Position = best;
    }

    /// <summary>Writes the latent at <see cref="Position"/>.</summary>
    public void Read(Span<float> latent)
    {
        int at = (int)_position % Count;
        float t = (float)(_position - Math.Floor(_position));
        (float[] p0, float[] p1, float[] p2, float[] p3) = (Point(at - 1), Point(at), Point(at + 1), Point(at + 2));
        for (int i = 0; i < latent.Length; i++)
        {
            float linear = p2[i] - p0[i];
            float square = (2 * p0[i]) - (5 * p1[i]) + (4 * p2[i]) - p3[i];
            float cube = (3 * (p1[i] - p2[i])) + p3[i] - p0[i];
            latent[i] = p1[i] + (0.5f * t * (linear + (t * (square + (t * cube)))));
        }

        // Smoothstep between the two norms, so that the correction has no kink at the points.
        float wanted = float.Lerp(_norms[at], _norms[(at + 1) % Count], t * t * (3 - (2 * t)));
        LatentNorm.Stretch(latent, wanted);
    }

    private float[] Point(int index) => _points[(index + Count) % Count];
}
