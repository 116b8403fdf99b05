namespace Vae.Realtime.Cli.Parsing;

using Vae.Realtime.Data;

/// <summary>What the live window is to show.</summary>
/// <param name="Data">What the model learns from; null for the default.</param>
/// <param name="Model">A model file; null for the program's own.</param>
/// <param name="Session">A session file; null for none.</param>
internal sealed record LiveSubject(DataSpec? Data, string? Model, string? Session)
{
    /// <summary>Adds what was said in one word, without an option: its ending tells what it is.</summary>
    /// <exception cref="VaeException">The same was given by an option.</exception>
    public LiveSubject With(string? word) => word switch
    {
        null => this,
        _ when Ends(word, ".safetensors") => this with { Model = Single(Model, word, "--model") },
        _ when Ends(word, ".json") => this with { Session = Single(Session, word, "--session") },
        _ => this with { Data = Single(Data, DataSpec.Parse(word), "--data") },
    };

    /// <summary>What is recovered is a session with its model.</summary>
    /// <exception cref="VaeException">Another was given.</exception>
    public void Check(bool recover)
    {
        if (recover && (Session ?? Model) is string other)
        {
            throw new VaeException($"--recover brings back a session with its model, and '{other}' is another; leave one out");
        }
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static T Single<T>(T? given, T word, string option)
        where T : class =>
        given is null ? word : throw new VaeException($"'{word}' and {option} say the same thing twice; leave one out");
}
