namespace Vae.Realtime.Learning.Training;

using System.Globalization;
using System.Numerics;

/// <summary>A hyper-parameter as model files and command lines know it.</summary>
/// <param name="Option">Its option on the command line.</param>
/// <param name="Key">Its entry in a model file's metadata.</param>
/// <param name="Help">What it does.</param>
internal abstract record HyperParameter(string Option, string Key, string Help)
{
    /// <summary>Its text in a model file.</summary>
    public abstract string Write(TrainerOptions options);

    /// <summary>Options with the value of such a text; null where the text is damaged.</summary>
    public abstract TrainerOptions? Read(TrainerOptions options, string text);

    /// <summary>What is wrong with its value; null where it makes sense.</summary>
    public virtual string? Problem(TrainerOptions options) => null;
}

/// <summary>A hyper-parameter that is a number.</summary>
/// <param name="Option">Its option on the command line.</param>
/// <param name="Key">Its entry in a model file's metadata.</param>
/// <param name="Help">What it does.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">Options with another value.</param>
internal sealed record HyperParameter<T>(
    string Option, string Key, string Help, T Min, T Max, Func<TrainerOptions, T> Get, Func<TrainerOptions, T, TrainerOptions> With)
    : HyperParameter(Option, Key, Help)
    where T : struct, INumber<T>
{
    public override string Write(TrainerOptions options) => Get(options).ToString(null, CultureInfo.InvariantCulture);

    public override TrainerOptions? Read(TrainerOptions options, string text) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out T value) ? With(options, value) : null;

    public override string? Problem(TrainerOptions options)
    {
        T value = Get(options);
        string name = Key[(Key.IndexOf('.') + 1)..].Replace('_', ' ');
        return value >= Min && value <= Max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The {name} must be from {Min} to {Max}, not {value}.");
    }
}

/// <summary>A hyper-parameter that is a text.</summary>
/// <param name="Option">Its option on the command line.</param>
/// <param name="Key">Its entry in a model file's metadata.</param>
/// <param name="Help">What it does.</param>
/// <param name="Get">Writes it.</param>
/// <param name="Parse">Options with the value of a text; null where the text is damaged.</param>
internal sealed record TextHyperParameter(
    string Option, string Key, string Help, Func<TrainerOptions, string> Get, Func<TrainerOptions, string, TrainerOptions?> Parse)
    : HyperParameter(Option, Key, Help)
{
    public override string Write(TrainerOptions options) => Get(options);

    public override TrainerOptions? Read(TrainerOptions options, string text) => Parse(options, text);
}
