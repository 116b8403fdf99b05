namespace Vae.Realtime.Cli.Output;

/// <summary>The colours of the program.</summary>
internal enum Ink
{
    /// <summary>The terminal's own.</summary>
    Plain,

    /// <summary>Blue.</summary>
    First,

    /// <summary>Yellow.</summary>
    Second,

    /// <summary>Grey.</summary>
    Faint,
}
