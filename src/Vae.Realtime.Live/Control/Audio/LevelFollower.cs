namespace Vae.Realtime.Live.Control.Audio;

/// <summary>
/// Makes a steady control of a jumping level: it is measured against the loudest of the last seconds, rises within a few milliseconds and
/// falls slowly.
/// </summary>
/// <param name="period">Seconds between two values.</param>
/// <param name="normalise">Measure against the loudest; otherwise values are taken to be from 0 to 1.</param>
internal sealed class LevelFollower(double period, bool normalise)
{
    private const double Attack = 0.01;
    private const double Release = 0.2;
    private const double Memory = 10;

    // What is softer than this next to full scale counts as silence.
    private const float Silence = 1e-3f;

    private readonly float _rise = Rate(period, Attack);
    private readonly float _fall = Rate(period, Release);
    private readonly float _forget = Rate(period, Memory);
    private float _loudest = Silence;

    /// <summary>The level, 0 to 1.</summary>
    public float Level { get; private set; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">At least 0.</param>
    public float Follow(float value)
    {
        _loudest = Math.Max(Math.Max(value, Silence), _loudest + ((Silence - _loudest) * _forget));
        float wanted = Math.Clamp(normalise ? value / _loudest : value, 0, 1);
        return Level += (wanted - Level) * (wanted > Level ? _rise : _fall);
    }

    // The part of a difference that is gone after a period, where its e-th part is left after the given time.
    private static float Rate(double period, double time) => (float)(1 - Math.Exp(-period / time));
}
