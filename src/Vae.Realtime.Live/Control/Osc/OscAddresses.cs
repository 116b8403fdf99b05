namespace Vae.Realtime.Live.Control.Osc;

using System.Text;
using Vae.Realtime.Live.Instruments;

/// <summary>
/// What the addresses mean: <c>/vae/NAME</c> is the parameter or action of that name, whose dots may be slashes; <c>/vae/latents</c> is
/// all dimensions in a row; <c>/vae/scene</c> takes a scene's number, as on the keys, or name. Made again when the instrument's tables
/// change; reading it allocates nothing.
/// </summary>
internal sealed class OscAddresses
{
    private const string Prefix = "/vae/";
    private const string Scene = "scene";
    private const string Latents = "latents";
    private const int LongestName = 64;

    private readonly Dictionary<string, InstrumentParameter> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstrumentAction> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstrumentParameter>.AlternateLookup<ReadOnlySpan<char>> _parameterOf;
    private readonly Dictionary<string, InstrumentAction>.AlternateLookup<ReadOnlySpan<char>> _actionOf;
    private readonly InstrumentParameter[] _latents;

    public OscAddresses(Instrument instrument)
    {
        foreach (InstrumentAction action in instrument.Actions)
        {
            _actions[action.Name] = action;
            _actions[action.Name.Replace('.', '/')] = action;
            if (action.Name.StartsWith($"{Scene}.", StringComparison.Ordinal))
            {
                _actions[$"{Scene}/{action.Keys}"] = action;
            }
        }

        foreach (InstrumentParameter parameter in instrument.Parameters)
        {
            _parameters[parameter.Name] = parameter;
            _parameters[parameter.Name.Replace('.', '/')] = parameter;
        }

        _latents = [.. instrument.Parameters.Where(parameter => parameter.Group == LatentActions.Dimensions)];
        _parameterOf = _parameters.GetAlternateLookup<ReadOnlySpan<char>>();
        _actionOf = _actions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every address that means something, in all its spellings.</summary>
    public IEnumerable<string> All => _parameters.Keys.Concat(_actions.Keys).Concat([Latents, Scene]).Distinct().Select(name => Prefix + name);

    /// <summary>Turns a message into changes.</summary>
    /// <returns>False where nothing of this instrument is meant, or not in this way.</returns>
    public bool TryFind(ReadOnlySpan<byte> address, OscArguments arguments, OscQueue changes)
    {
        Span<char> letters = stackalloc char[LongestName];
        if (!TryName(address, letters, out ReadOnlySpan<char> name))
        {
            return false;
        }

        if (name is Latents)
        {
            return TrySetLatents(arguments, changes);
        }

        bool given = arguments.TryNext(out OscValue value);
        if (name is Scene && given)
        {
            return TryFindScene(value, out InstrumentAction? scene) && changes.Add(new OscChange(null, scene, double.NaN));
        }

        if (_parameterOf.TryGetValue(name, out InstrumentParameter? parameter))
        {
            double wanted = value.IsText ? Choice(parameter, value.Text) : value.Number;
            return double.IsFinite(wanted) && changes.Add(new OscChange(parameter, null, wanted));
        }

        return _actionOf.TryGetValue(name, out InstrumentAction? action)
            && changes.Add(new OscChange(null, action, given ? value.Number : double.NaN));
    }

    private static double Choice(InstrumentParameter parameter, ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < parameter.Choices.Count; i++)
        {
            if (Matches(parameter.Choices[i], text))
            {
                return i;
            }
        }

        return double.NaN;
    }

    // In any case; names are ASCII.
    private static bool Matches(string name, ReadOnlySpan<byte> text) => Ascii.EqualsIgnoreCase(text, name);

    private static bool TryName(ReadOnlySpan<byte> address, Span<char> letters, out ReadOnlySpan<char> name)
    {
        name = default;
        if (address.Length > Prefix.Length + LongestName || !Ascii.IsValid(address) || address.Length <= Prefix.Length
            || !Ascii.Equals(address[..Prefix.Length], Prefix))
        {
            return false;
        }

        address = address[Prefix.Length..];
        for (int i = 0; i < address.Length; i++)
        {
            letters[i] = (char)address[i];
        }

        name = letters[..address.Length];
        return true;
    }

    private bool TrySetLatents(OscArguments arguments, OscQueue changes)
    {
        bool any = false;
        for (int i = 0; i < _latents.Length && arguments.TryNext(out OscValue value); i++)
        {
            any |= double.IsFinite(value.Number) && changes.Add(new OscChange(_latents[i], null, value.Number));
        }

        return any;
    }

    private bool TryFindScene(OscValue value, out InstrumentAction? scene)
    {
        Span<char> letters = stackalloc char[LongestName];
        $"{Scene}/".CopyTo(letters);
        int length = Scene.Length + 1;
        if (value.IsText && value.Text.Length <= LongestName - length && Ascii.IsValid(value.Text))
        {
            Ascii.ToLower(value.Text, letters[length..], out int written);
            length += written;
        }
        else if (value.Number is >= 0 and <= 9)
        {
            letters[length++] = (char)('0' + (int)value.Number);
        }

        return _actionOf.TryGetValue(letters[..length], out scene);
    }
}
