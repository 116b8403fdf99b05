namespace Vae.Realtime.Tests.Live.Window;

/// <summary>What becomes of an action or a parameter, and where that is seen.</summary>
/// <param name="Before">Brings the program to where it can be told from what was; between two frames.</param>
/// <param name="Holds">Whether it has been done; asked between two frames.</param>
/// <param name="Seen">The part of the window whose pixels it changes; null for what is not seen.</param>
internal sealed record Deed(Action Before, Func<bool> Holds, View? Seen)
{
    /// <summary>What a control message says; null for nothing, as to a button.</summary>
    public object[] Arguments { get; init; } = [];

    /// <summary>Clears up.</summary>
    public Action After { get; init; } = () => { };
}
