namespace Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Where an entry of the schedule stands among those of one update; mirrors <c>shaders/include/schedule.glsl</c>.</summary>
[Flags]
internal enum MicroBatch : uint
{
    /// <summary>It is the only one.</summary>
    Whole = 0,

    /// <summary>Another follows: this one changes no parameter.</summary>
    More = 1,

    /// <summary>Another came before: its gradient is added to.</summary>
    Later = 2,
}
