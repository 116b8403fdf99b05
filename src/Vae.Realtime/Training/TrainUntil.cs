namespace Vae.Realtime.Training;

/// <summary>How far training goes before it stops, at the latest when its time is over.</summary>
internal enum TrainUntil
{
    /// <summary>Until its time is over.</summary>
    Deadline,

    /// <summary>To the end of the step.</summary>
    EndOfStep,

    /// <summary>To the last slice of the step but not into it, so that the model is not reported to have changed.</summary>
    BeforeLastSlice,

    /// <summary>Not at all.</summary>
    Paused,
}
