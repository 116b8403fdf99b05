namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Gpu.Profiling;

/// <summary>Profiles some steps of a training: of each of the first epochs a run of steps after its warm-up.</summary>
internal sealed class TrainingProfiler : IDisposable
{
    /// <summary>Epochs of which steps are profiled; more would make a file that no viewer opens.</summary>
    public const int Epochs = 10;

    /// <summary>Steps at the beginning of an epoch that are not profiled, a quarter of it at most.</summary>
    public const int WarmUp = 8;

    /// <summary>Steps profiled in an epoch.</summary>
    public const int Steps = 20;

    private readonly Trainer _trainer;
    private readonly GpuProfile _profile;

    /// <exception cref="GpuException">The device has no timestamps.</exception>
    public TrainingProfiler(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        _trainer = trainer;
        _profile = trainer.CreateProfile();
        Trace = new ChromeTrace(trainer.Model.Device.Info.Name);
    }

    public ChromeTrace Trace { get; }

    /// <summary>Which steps of an epoch to profile.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <returns>Steps to take as usual, then steps to profile.</returns>
    public (int Before, int Profiled) Plan(int epoch)
    {
        int all = _trainer.StepsPerEpoch;
        int before = Math.Min(WarmUp, all / 4);
        return epoch < Epochs ? (before, Math.Min(Steps, all - before)) : (0, 0);
    }

    /// <summary>Takes a step and adds it to the trace.</summary>
    public void Step() => Trace.Add(FormattableString.Invariant($"step {_trainer.Submitted + 1}"), _trainer.RunProfiled(_profile));

    public void Dispose() => _profile.Dispose();
}
