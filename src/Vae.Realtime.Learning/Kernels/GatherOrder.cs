namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Where <see cref="Gather"/> and its siblings find the example of a position in the epoch.</summary>
internal enum GatherOrder : uint
{
    /// <summary>At the same position of the data.</summary>
    Data = 0,

    /// <summary>Where the epoch's key, <see cref="StepEntry.OrderKey"/>, shuffles it to.</summary>
    Shuffled = 1,

    /// <summary>Behind it by the low word of <see cref="StepEntry.OrderKey"/>, modulo 2³²: the data are part of the epoch.</summary>
    Shifted = 2,
}
