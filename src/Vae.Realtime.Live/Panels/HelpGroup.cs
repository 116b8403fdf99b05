namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Live.Instruments;

/// <summary>A heading of the help and the lines under it.</summary>
/// <param name="Heading">In a word.</param>
/// <param name="Lines">Keys, and what they do.</param>
internal sealed record HelpGroup(string Heading, IReadOnlyList<(string Key, string Text)> Lines)
{
    private static readonly HelpGroup Mouse = new(
        "mouse",
        [
            ("drag", "move two dimensions, or a slider"),
            ("wheel", "which two; over a panel: its other lines"),
            ("double click", "a slider back to where it began"),
            ("right button", "erases on the canvas; the left one paints"),
        ]);

    /// <summary>What there is to say of an instrument, without what changes nothing just now. The two keys of a parameter share a line.</summary>
    public static IEnumerable<HelpGroup> Of(Instrument instrument) => instrument.Actions
        .Where(action => action.Turns is not { IsOffered: false })
        .GroupBy(action => action.Group)
        .Select(group => new HelpGroup(group.Key, [.. LinesOf([.. group])]))
        .Prepend(Mouse);

    private static IEnumerable<(string, string)> LinesOf(InstrumentAction[] actions)
    {
        for (int i = 0; i < actions.Length; i++)
        {
            if (actions[i].Turns is InstrumentParameter parameter && i + 1 < actions.Length && actions[i + 1].Turns == parameter)
            {
                yield return (
                    Together(actions[i].Keys, actions[i + 1].Keys), $"{parameter.Description}: {parameter.Ways.Less}, {parameter.Ways.More}");
                i++;
            }
            else
            {
                yield return (actions[i].Keys, actions[i].Description);
            }
        }
    }

    // Modifiers that both have are said once.
    private static string Together(string one, string other)
    {
        int shared = one.LastIndexOf('+') + 1;
        return shared == other.LastIndexOf('+') + 1 && one[..shared] == other[..shared] ? $"{one} {other[shared..]}" : $"{one}, {other}";
    }
}
