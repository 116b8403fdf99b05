namespace Vae.Realtime.Learning.Training;

/// <summary>Why a session ended.</summary>
internal enum SessionEnd
{
    /// <summary>Every epoch was trained.</summary>
    Finished,

    /// <summary>The monitored loss no longer improved.</summary>
    NoImprovement,

    /// <summary>Cancelled; what was learned is saved.</summary>
    Interrupted,

    /// <summary>Cancelled before the first step; nothing is saved.</summary>
    InterruptedAtOnce,
}
