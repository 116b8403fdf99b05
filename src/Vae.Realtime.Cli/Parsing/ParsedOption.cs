namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;

/// <summary>Reads a value from its text; false where the text is none.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>Options whose text is read by this program, so that it is read alike in every country and refused in one clear line.</summary>
internal static class ParsedOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="form">What the help shows in the value's place.</param>
    /// <param name="expected">Completes "must be ...".</param>
    /// <param name="tryParse">Reads the text.</param>
    public static Option<T> Create<T>(string name, string description, string form, string expected, TryParse<T> tryParse) => new(name)
    {
        Description = description,
        HelpName = form,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (tryParse(text, out T value))
            {
                return value;
            }

            result.AddError($"{name} must be {expected}, not '{text}'");
            return default;
        },
    };

    /// <summary>An option with a value for when it is absent.</summary>
    public static Option<T> Create<T>(string name, string description, string form, string expected, TryParse<T> tryParse, T standard)
    {
        Option<T> option = Create(name, description, form, expected, tryParse);
        option.DefaultValueFactory = _ => standard;
        return option;
    }
}
