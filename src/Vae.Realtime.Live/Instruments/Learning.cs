namespace Vae.Realtime.Live.Instruments;

/// <summary>How learning gets on, and what a person can do about it.</summary>
internal static class Learning
{
    // Less of the time is as good as none.
    private const double Scant = 0.03;

    // How much slower than asked for frames are that give way.
    private const double Slower = 1.1;

    public static LearningState Of(Instrument instrument) => instrument.Plugin.Training switch
    {
        null => LearningState.WithoutData,
        { Paused: true } => LearningState.Paused,
        { Share: <= 0 } => LearningState.Off,
        { Ready: false } => LearningState.Preparing,
        { Received: 0 } => LearningState.Preparing,
        { Received: < Scant } => LearningState.Starved,
        FrameTraining training when GivesWay(instrument, training) => LearningState.FramesGiveWay,
        _ => LearningState.Learning,
    };

    /// <summary>What to do about it, in words; null where nothing needs to be said.</summary>
    public static string? Remedy(LearningState state) => state switch
    {
        LearningState.Paused => "paused: Space goes on",
        LearningState.Off => "no learning: = gives it time",
        LearningState.Starved => "no time to learn: Shift+= gives it some",
        LearningState.FramesGiveWay => "frames give way to learning",
        _ => null,
    };

    private static bool GivesWay(Instrument instrument, FrameTraining training) =>
        instrument.FramesPerSecond > 0
        && instrument.Frames.Mean * instrument.FramesPerSecond > Slower * 1000
        && training.Received < 1.5 * training.MinShare;
}
