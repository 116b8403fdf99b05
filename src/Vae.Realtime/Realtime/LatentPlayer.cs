namespace Vae.Realtime.Realtime;

/// <summary>
/// Everything that moves the latent: a hand, a random draw, the walk. Whatever moves it last wins, and nothing makes it jump but a
/// random draw: a walk that was interrupted goes on from where the latent is.
/// </summary>
public sealed class LatentPlayer
{
    /// <summary>The speed to begin with.</summary>
    public const double StandardSpeed = 0.6;

    private readonly PriorDraws _draws;
    private LatentWalk? _walk;
    private bool _held;

    /// <param name="size">Latent dimensions.</param>
    /// <param name="seed">Of every random latent, the first one included.</param>
    public LatentPlayer(int size, ulong seed)
    {
        State = new LatentState(size);
        _draws = new PriorDraws(seed);
        _draws.Next(State.Values);
    }

    public LatentState State { get; }

    /// <summary>Points of the walk passed in a second.</summary>
    public double Speed { get; set; } = StandardSpeed;

    /// <summary>Walks smoothly through latent space, held while a hand drags.</summary>
    public bool Walking { get; private set; }

    /// <summary>Starts walking from the present latent, or stays there.</summary>
    public void ToggleWalk()
    {
        Walking = !Walking;
        _walk = null;
    }

    /// <summary>Jumps to a random latent of the prior.</summary>
    public void Randomise()
    {
        _draws.Next(State.Values);
        _walk = null;
    }

    /// <summary>Puts one dimension where it is wanted.</summary>
    public void Put(int dimension, float value)
    {
        State.Values[dimension] = value;
        _walk = null;
    }

    /// <summary>A hand takes the latent.</summary>
    public void Hold() => _held = true;

    /// <summary>Moves the selected pair by a drag; see <see cref="LatentState.Drag"/>.</summary>
    public void Drag(float across, float up)
    {
        State.Drag(across, up);
        _walk = null;
    }

    /// <summary>The hand lets go.</summary>
    public void Release() => _held = false;

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">Since the last time.</param>
    public void Advance(double seconds)
    {
        if (!Walking || _held)
        {
            return;
        }

        _walk ??= new LatentWalk(State.Values, _draws);
        _walk.Position += seconds * Speed;
        _walk.Read(State.Values);
    }
}
