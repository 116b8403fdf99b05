namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Learning.Training;

/// <summary>One object per epoch.</summary>
internal sealed class JsonTrainingView : TrainingView
{
    private readonly JsonLines _lines = new();

    public override void Finish(EpochResult epoch)
    {
        base.Finish(epoch);
        _lines.Write(json => json.WriteEpoch(epoch));
    }

    public override void Dispose()
    {
        _lines.Dispose();
        base.Dispose();
    }
}
