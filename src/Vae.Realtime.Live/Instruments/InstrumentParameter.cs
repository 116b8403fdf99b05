namespace Vae.Realtime.Live.Instruments;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

/// <summary>
/// One number of the instrument that can be turned, or one choice among several. Sliders, keys, control messages and sessions are all made
/// from these.
/// </summary>
/// <param name="Name">Lower case, its parts separated by dots: <c>speed</c>, <c>latent.3</c>; unique.</param>
/// <param name="Group">Heading that it stands under.</param>
/// <param name="Description">What it is, in a few words.</param>
/// <param name="Minimum">Least value.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Default">The value to go back to.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Writes a value within the bounds, on the thread of the frames.</param>
internal sealed record InstrumentParameter(
    string Name, string Group, string Description, double Minimum, double Maximum, double Default, Func<double> Get, Action<double> Set)
{
    // Key presses from one end to the other.
    private const int Steps = 20;

    /// <summary>Equal distances on a slider are equal ratios; the minimum is positive.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Only whole numbers.</summary>
    public bool Whole { get; init; }

    /// <summary>Names of the values 0, 1, …, where it is a choice; else empty. Control messages know them.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The choices as a person reads them; their names where nothing else is given.</summary>
    public IReadOnlyList<string> Words { get => field ?? Choices; init; }

    /// <summary>The label of its slider: the last part of its name where nothing else is given.</summary>
    [AllowNull]
    public string Label { get => field ??= Name[(Name.LastIndexOf('.') + 1)..]; init; }

    /// <summary>What its two keys do.</summary>
    public (string Less, string More) Ways
    {
        get => field.Less is not null ? field : Choices.Count > 0 ? ("the one before", "the next") : ("lower", "higher");
        init;
    }

    /// <summary>Whether it changes anything just now; null where it always does.</summary>
    public Func<bool>? Offered { get; init; }

    /// <summary>What to say where it does not.</summary>
    public string Otherwise { get; init; } = "";

    /// <summary>Whether it changes anything just now. One that does not is not shown.</summary>
    public bool IsOffered => Offered?.Invoke() ?? true;

    /// <summary>What a key press multiplies or adds; 0 takes a twentieth of the way.</summary>
    public double Step { get; init; }

    /// <summary>Whether session files hold it among the parameters; latents, for one, stand elsewhere there.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>The value; what is set is brought within the bounds, and NaN changes nothing.</summary>
    public double Value
    {
        get => Get();
        set
        {
            if (!double.IsNaN(value))
            {
                double bounded = Math.Clamp(value, Minimum, Maximum);
                Set(Whole ? Math.Round(bounded) : bounded);
            }
        }
    }

    /// <summary>The value as a slider shows it: 0 at the minimum, 1 at the maximum.</summary>
    public double Position
    {
        get => Logarithmic ? Math.Log(Value / Minimum) / Math.Log(Maximum / Minimum) : (Value - Minimum) / (Maximum - Minimum);
        set
        {
            double at = Math.Clamp(value, 0, 1);
            Value = Logarithmic ? Minimum * Math.Pow(Maximum / Minimum, at) : Minimum + (at * (Maximum - Minimum));
        }
    }

    /// <summary>The value for a person.</summary>
    public string Text => Choices.Count > 0 ? Words[(int)Value] : Value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Goes back to the default.</summary>
    public void Reset() => Value = Default;

    /// <summary>Turns it as a key press does; choices go round and round.</summary>
    /// <param name="steps">How far; negative to less.</param>
    public void Nudge(int steps)
    {
        if (Choices.Count > 0)
        {
            Value = ((((int)Value + steps) % Choices.Count) + Choices.Count) % Choices.Count;
            return;
        }

        double step = Step != 0 ? Step : Logarithmic ? Math.Pow(Maximum / Minimum, 1.0 / Steps) : (Maximum - Minimum) / Steps;
        Value = Logarithmic ? Value * Math.Pow(step, steps) : Value + (step * steps);
    }
}
