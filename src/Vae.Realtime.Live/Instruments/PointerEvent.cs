namespace Vae.Realtime.Live.Instruments;

using System.Numerics;
using Silk.NET.Input;

/// <summary>What a pointer did.</summary>
internal enum PointerKind
{
    /// <summary>A button went down.</summary>
    Press,

    /// <summary>The pointer moved, with or without a button.</summary>
    Move,

    /// <summary>A button came up.</summary>
    Release,

    /// <summary>The wheel turned.</summary>
    Scroll,
}

/// <summary>One thing that a pointer did.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">Where, as parts of the picture: (0,0) is its top left corner, (1,1) its bottom right one.</param>
internal readonly record struct PointerEvent(PointerKind Kind, Vector2 At)
{
    /// <summary>The button of a press or release.</summary>
    public MouseButton Button { get; init; }

    /// <summary>For a press 1, or 2 where it quickly follows another at the same place.</summary>
    public int Clicks { get; init; }

    /// <summary>Steps of a wheel, away from the user if positive; touchpads send parts of a step.</summary>
    public float Steps { get; init; }

    /// <summary>A Ctrl key is down.</summary>
    public bool Ctrl { get; init; }

    /// <summary>A Shift key is down.</summary>
    public bool Shift { get; init; }
}

/// <summary>Something over the picture that a pointer can touch.</summary>
internal interface IPointerLayer
{
    /// <summary>Takes a pointer's event, on the thread of the frames.</summary>
    /// <returns>Whether it was meant for this layer, so that nothing below it shall have it.</returns>
    bool Handle(in PointerEvent pointer);
}
