namespace Vae.Realtime.Live.Instruments;

/// <summary>How learning gets on.</summary>
internal enum LearningState
{
    WithoutData,
    Paused,

    /// <summary>It may take no time at all.</summary>
    Off,

    /// <summary>Kernels are compiled, or their times measured.</summary>
    Preparing,

    /// <summary>Frames leave it next to nothing.</summary>
    Starved,

    /// <summary>There are fewer frames than asked for, so that it has its part of the time.</summary>
    FramesGiveWay,
    Learning,
}
