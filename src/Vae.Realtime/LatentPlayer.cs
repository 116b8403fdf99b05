namespace Vae.Realtime;

using Vae.Realtime.Latents;

/// <summary>
/// Everything that moves the latent: a hand, a random draw, the walk. Whatever moves it last wins, and nothing makes it jump but a
/// random draw and going back: a walk that was interrupted goes on from where the latent is. Locked dimensions stay where they are
/// whatever moves the others; only going back and <see cref="Show"/> move them too.
/// </summary>
public sealed class LatentPlayer
{
    /// <summary>The speed to begin with.</summary>
    public const double DefaultSpeed = 0.6;

    // Seconds within which settings of one dimension are one move.
    private const double OneMove = 0.5;

    // Per second: how fast a walk through keyframes comes back from where a hand left it.
    private const double Return = 1.5;

    private readonly LatentDraws _draws;
    private readonly float[] _from;
    private readonly float[] _scratch;
    private readonly float[] _offset;
    private LatentWalk? _random;
    private LatentWalk? _loop;
    private int _loopVersion;
    private bool _onWay;
    private bool _held;
    private double _clock;
    private (int Dimension, double Until) _put = (-1, 0);

    /// <param name="size">Latent dimensions.</param>
    /// <param name="seed">Seed of the first latent.</param>
    /// <param name="places">Where random latents are taken from; null for the prior.</param>
    internal LatentPlayer(int size, ulong seed, LatentPlaces? places = null)
    {
        State = new LatentState(size);
        History = new LatentHistory(size);
        Keyframes = new Keyframes(size);
        (_from, _scratch, _offset) = (new float[size], new float[size], new float[size]);
        _draws = LatentDraws.Of(places, seed);
        Seed = seed;
        _draws.Next(State.Values);
    }

    public LatentState State { get; }

    /// <summary>The moves so far; a drag is one.</summary>
    internal LatentHistory History { get; }

    /// <summary>What the walk passes through, once there are two.</summary>
    internal Keyframes Keyframes { get; }

    /// <summary>Gives the last random latent again, see <see cref="Draw"/>, and the points of a walk from it.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Points of the walk passed in a second.</summary>
    public double Speed { get; set; } = DefaultSpeed;

    /// <summary>Walks smoothly through latent space, held while a hand drags.</summary>
    public bool Walking { get; private set; }

    /// <summary>Starts walking from the present latent, or stays there.</summary>
    public void ToggleWalk()
    {
        Walking = !Walking;
        if (Walking)
        {
            History.Moved(State.Values);
        }

        Leave();
    }

    /// <summary>Jumps to the latent of the next seed.</summary>
    public void Randomise() => Draw(Seed + 1);

    /// <summary>Jumps to the random latent that a seed gives.</summary>
    public void Draw(ulong seed)
    {
        History.Moved(State.Values);
        Seed = seed;
        _draws.Restart(seed);
        _draws.Next(_scratch);
        State.MoveTo(_scratch);
        Leave();
    }

    /// <summary>Jumps to a latent, locked dimensions included.</summary>
    public void Show(ReadOnlySpan<float> latent)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(latent.Length, State.Size, nameof(latent));
        History.Moved(State.Values);
        latent.CopyTo(State.Values);
        Leave();
    }

    /// <summary>Jumps to a latent of an earlier time, and continues from there.</summary>
    /// <param name="seed">See <see cref="Seed"/>.</param>
    /// <param name="latent">The latent to jump to.</param>
    /// <param name="walking">Whether to walk from there.</param>
    public void Restore(ulong seed, ReadOnlySpan<float> latent, bool walking)
    {
        Show(latent);
        (Seed, Walking) = (seed, walking);
    }

    /// <summary>Goes to the prior's mean, 0.</summary>
    public void Centre()
    {
        History.Moved(State.Values);
        Array.Clear(_scratch);
        State.MoveTo(_scratch);
        Leave();
    }

    /// <summary>A hand takes the latent; until it lets go, all that moves is one move.</summary>
    public void Hold()
    {
        _held = true;
        State.Values.CopyTo(_from);
    }

    /// <summary>Moves the selected pair by a drag; see <see cref="LatentState.Drag"/>.</summary>
    public void Drag(float across, float up)
    {
        State.Drag(across, up);
        Leave();
    }

    /// <summary>Puts one dimension where it is wanted, unless it is locked. What follows at once in the same dimension is the same move.</summary>
    public void Put(int dimension, float value)
    {
        if (State.IsLocked(dimension))
        {
            return;
        }

        if (!_held && (dimension != _put.Dimension || _clock > _put.Until))
        {
            History.Moved(State.Values);
        }

        _put = (dimension, _clock + OneMove);
        State.Values[dimension] = value;
        _onWay = false;
    }

    /// <summary>The hand lets go.</summary>
    public void Release()
    {
        if (_held && !State.Values.SequenceEqual(_from))
        {
            History.Moved(_from);
        }

        _held = false;
    }

    /// <summary>Takes the last move back and ends the walk.</summary>
    /// <returns>False when there is none.</returns>
    public bool Undo() => Back(History.Undo(State.Values));

    /// <summary>Makes the move again that was taken back last, and ends the walk.</summary>
    /// <returns>False when there is none.</returns>
    public bool Redo() => Back(History.Redo(State.Values));

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">Since the last time.</param>
    public void Advance(double seconds)
    {
        _clock += seconds;
        if (!Walking || _held)
        {
            return;
        }

        LatentWalk way = Keyframes.Count >= 2 ? Loop() : Random();
        float left = (float)Math.Exp(-Return * seconds);
        way.Position += seconds * Speed;
        way.Read(_scratch);
        for (int i = 0; i < _scratch.Length; i++)
        {
            _offset[i] *= left;
            _scratch[i] += _offset[i];
        }

        State.MoveTo(_scratch);
    }

    private bool Back(bool done)
    {
        Walking &= !done;
        Leave();
        return done;
    }

    // What follows is another move, and a walk finds a new way.
    private void Leave()
    {
        _onWay = false;
        _put = (-1, 0);
    }

    // The loop through the keyframes is the same wherever it is entered; the distance to it fades.
    private LatentWalk Loop()
    {
        if (_loop is null || _loopVersion != Keyframes.Version)
        {
            (_loop, _loopVersion, _onWay) = (new LatentWalk(Keyframes.Points), Keyframes.Version, false);
        }

        if (!_onWay)
        {
            _loop.Approach(State.Values, _scratch);
            _loop.Read(_scratch);
            for (int i = 0; i < _offset.Length; i++)
            {
                _offset[i] = State.Values[i] - _scratch[i];
            }
        }

        _onWay = true;
        return _loop;
    }

    // A way through random points begins where the latent is.
    private LatentWalk Random()
    {
        if (!_onWay || _random is null)
        {
            // The seed's first draw is the latent it stands for.
            _random ??= new LatentWalk(State.Values, _draws);
            _draws.Restart(Seed);
            _draws.Next(_scratch);
            _random.Restart(State.Values, _draws);
            Array.Clear(_offset);
        }

        _onWay = true;
        return _random;
    }
}
