namespace Vae.Realtime.Live.Control.Audio;

using System.Globalization;
using Vae.Realtime.Live.Instruments;

/// <summary>
/// Plays the instrument by a sound. Displacements of the latent last for the drawing of a frame only: what a hand or a walk does to it goes
/// on underneath.
/// </summary>
internal sealed class SoundDriver
{
    private readonly ISound _sound;
    private readonly Instrument _instrument;
    private readonly List<(int Band, int Dimension, float Amount)> _displacements = [];
    private readonly List<(int Band, LiveParameter Parameter)> _parameters = [];
    private readonly List<(int Every, LiveAction Action)> _actions = [];
    private float[] _base = [];
    private int _beats;
    private SoundLevels _levels;

    /// <param name="sound">What is heard; not disposed here.</param>
    /// <param name="map">What it does; null for <see cref="SoundMap.Usual"/>.</param>
    /// <param name="instrument">What is played.</param>
    /// <exception cref="VaeException">The map names what the instrument does not have.</exception>
    public SoundDriver(ISound sound, SoundMap? map, Instrument instrument)
    {
        (_sound, _instrument) = (sound, instrument);
        foreach (SoundRoute route in (map ?? SoundMap.Usual(instrument.Latents.State.Size)).Routes)
        {
            Add(route);
        }
    }

    /// <summary>What is heard just now.</summary>
    public SoundLevels Levels => _levels;

    /// <summary>Hears a moment: turns parameters and does what beats ask for.</summary>
    /// <param name="now">Seconds since the show began.</param>
    public void Hear(double now)
    {
        _levels = _sound.At(now);
        foreach ((int band, LiveParameter parameter) in _parameters)
        {
            parameter.Position = _levels[band];
        }

        // A frame that was late may have missed some; one action is enough then.
        foreach ((int every, LiveAction action) in _actions)
        {
            if (_levels.Beats / every > _beats / every)
            {
                action.Run();
            }
        }

        _beats = _levels.Beats;
    }

    /// <summary>Displaces the latent for the frame that is drawn now.</summary>
    public void Displace()
    {
        Span<float> values = _instrument.Latents.State.Values;
        if (_base.Length != values.Length)
        {
            _base = new float[values.Length];
        }

        values.CopyTo(_base);
        foreach ((int band, int dimension, float amount) in _displacements)
        {
            if (dimension < values.Length)
            {
                values[dimension] += amount * _levels[band];
            }
        }
    }

    /// <summary>Takes the displacement back.</summary>
    public void Restore()
    {
        Span<float> values = _instrument.Latents.State.Values;
        if (_base.Length == values.Length)
        {
            _base.CopyTo(values);
        }
    }

    private void Add(SoundRoute route)
    {
        if (route.Band == SoundRoute.Beat)
        {
            _actions.Add(((int)route.Amount, _instrument.Actions.Find(route.Target) ?? throw Unknown("action", route.Target, _instrument.Actions.Select(action => action.Name))));
        }
        else if (route.Target is ['z', ..] && int.TryParse(route.Target.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            int size = _instrument.Latents.State.Size;
            if (number < 1 || number > size)
            {
                throw new VaeException($"--audio-map: there is no dimension {route.Target}; the model has z1 to z{size}");
            }

            _displacements.Add((route.Band, number - 1, route.Amount));
        }
        else
        {
            _parameters.Add((route.Band, _instrument.Parameters.Find(route.Target)
                ?? throw Unknown("parameter", route.Target, _instrument.Parameters.Where(parameter => parameter.Group != LatentActions.Dimensions).Select(parameter => parameter.Name))));
        }
    }

    private static VaeException Unknown(string what, string name, IEnumerable<string> known) =>
        new($"--audio-map: there is no {what} '{name}'; there are {string.Join(", ", known)}");
}
