namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Training;

/// <summary>How the progress of a training run is printed.</summary>
internal abstract class TrainingView : IDisposable
{
    /// <summary>A curve that grows on a terminal, plain lines otherwise.</summary>
    public static TrainingView ForPeople() =>
        !Console.IsOutputRedirected && TerminalTrainingView.Possible ? new TerminalTrainingView() : new PlainTrainingView();

    /// <summary>Called first.</summary>
    public virtual void Begin(TrainingRun run, GpuDeviceInfo device, int epochs)
    {
    }

    /// <summary>Runs the training, in whose course the next two are called.</summary>
    public virtual void Watch(Action training) => training();

    /// <summary>Called now and then within an epoch.</summary>
    public virtual void Progress(TrainingProgress progress)
    {
    }

    /// <summary>Called after each epoch.</summary>
    public virtual void Finish(EpochResult epoch)
    {
        if (epoch.RejectedSteps > 0)
        {
            ErrorReporter.Warn($"in epoch {epoch.Epoch}, {epoch.RejectedSteps} steps changed nothing because a loss or gradient was not finite");
        }
    }

    /// <summary>Something a person should know.</summary>
    public virtual void Note(FormattableString line)
    {
    }

    /// <summary>Called last.</summary>
    public virtual void Saved(string path)
    {
    }

    public virtual void Dispose()
    {
    }
}
