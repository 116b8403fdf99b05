namespace Vae.Realtime.Live.Instruments;

/// <summary>
/// One thing that a person, a button or another program can make the instrument do. Keys, buttons, control messages and the help are all
/// made from these.
/// </summary>
/// <param name="Name">Lower case, its parts separated by dots: <c>scene.grid</c>; unique.</param>
/// <param name="Keys">The key that does it, as <see cref="KeyChord.Parse"/> reads it; unique.</param>
/// <param name="Group">Heading of the help that it stands under.</param>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="Run">Does it, on the thread of the frames.</param>
internal sealed record InstrumentAction(string Name, string Keys, string Group, string Description, Action Run)
{
    /// <summary>The key, read.</summary>
    public KeyChord Chord { get; } = KeyChord.Parse(Keys);

    /// <summary>What its button says; null for the first part of its name.</summary>
    public string? Label { get; init; }

    /// <summary>Whether what it switches is on; null for what is not a switch.</summary>
    public Func<bool>? IsOn { get; init; }

    /// <summary>What it turns, if that is a parameter.</summary>
    public InstrumentParameter? Turns { get; init; }
}
