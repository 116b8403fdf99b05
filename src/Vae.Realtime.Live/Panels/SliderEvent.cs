namespace Vae.Realtime.Live.Panels;

/// <summary>What a hand did to a slider in a frame.</summary>
internal enum SliderEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Took hold of it.</summary>
    Grabbed,

    /// <summary>Moved it, or took hold of it somewhere else than it stood.</summary>
    Moved,

    /// <summary>Let it go.</summary>
    Dropped,

    /// <summary>Clicked twice: back to where it began.</summary>
    Reset,
}
