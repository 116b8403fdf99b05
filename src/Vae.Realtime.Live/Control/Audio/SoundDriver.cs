namespace Vae.Realtime.Live.Control.Audio;

using System.Globalization;
using Vae.Realtime.Live.Instruments;

/// <summary>
/// Plays the instrument by a sound. What it adds to the latent is the latent's offset: hands and the walk move the latent underneath.
/// </summary>
internal sealed class SoundDriver
{
    private readonly ISound _sound;
    private readonly Instrument _instrument;
    private readonly List<(int Band, int Dimension, float Amount)> _offsets = [];
    private readonly List<(int Band, InstrumentParameter Parameter)> _parameters = [];
    private readonly List<(int Every, InstrumentAction Action)> _actions = [];
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

    /// <summary>Hears a moment: offsets the latent, turns parameters, and does what beats ask for.</summary>
    /// <param name="now">Seconds since the show began.</param>
    public void Hear(double now)
    {
        _levels = _sound.At(now);
        foreach ((int band, InstrumentParameter parameter) in _parameters)
        {
            parameter.Position = _levels[band];
        }

        Offset(_instrument.Latents.State.Offset);

        // A frame that was late may have missed some; one action is enough then.
        foreach ((int every, InstrumentAction action) in _actions)
        {
            if (_levels.Beats / every > _beats / every)
            {
                action.Run();
            }
        }

        _beats = _levels.Beats;
    }

    private void Offset(Span<float> offset)
    {
        offset.Clear();
        foreach ((int band, int dimension, float amount) in _offsets)
        {
            if (dimension < offset.Length)
            {
                offset[dimension] += amount * _levels[band];
            }
        }
    }

    private void Add(SoundRoute route)
    {
        if (route.Band == SoundRoute.Beat)
        {
            _actions.Add(
                (
                    (int)route.Amount,
                    _instrument.Actions.Find(route.Target) ?? throw Unknown(
                        "action", route.Target, _instrument.Actions.Select(action => action.Name))));
        }
        else if (route.Target is ['z', ..] && int.TryParse(route.Target.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            int size = _instrument.Latents.State.Size;
            if (number < 1 || number > size)
            {
                throw new VaeException($"--audio-map: there is no dimension {route.Target}; the model has z1 to z{size}");
            }

            _offsets.Add((route.Band, number - 1, route.Amount));
        }
        else
        {
            _parameters.Add((route.Band, _instrument.Parameters.Find(route.Target)
                ?? throw Unknown(
                    "parameter",
                    route.Target,
                    _instrument.Parameters.Where(parameter => parameter.Group != LatentActions.Dimensions).Select(parameter => parameter.Name))));
        }
    }

    private static VaeException Unknown(string what, string name, IEnumerable<string> known) =>
        new($"--audio-map: there is no {what} '{name}'; there are {string.Join(", ", known)}");
}
