namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Training;

/// <summary>A line per epoch.</summary>
internal class PlainTrainingView : TrainingView
{
    /// <summary>Epochs of the whole run.</summary>
    protected int Epochs { get; private set; }

    public override void Begin(TrainingRun run, GpuDeviceInfo device, int epochs)
    {
        Epochs = epochs;
        (int train, int validation, int test) = run.Examples;
        string also = validation > 0 ? $", {validation} validation" : "";
        Print($"{run.Model.Architecture.InWords}; on {device.Name}");
        Print($"{train} training{also} and {test} test examples, {run.Trainer.StepsPerEpoch} steps an epoch");
        Print("losses in nats per example: negative ELBO = reconstruction + KL");
    }

    public override void Finish(EpochResult epoch)
    {
        base.Finish(epoch);
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epoch.Epoch}/{Epochs}  train {Words(epoch.Train)}  test {Words(epoch.Test)}{Validation(epoch)}  {epoch.Seconds:F1} s, "
                + $"{epoch.ImagesPerSecond:F0}/s"));
    }

    public override void Note(FormattableString line) => Print(line.ToString(CultureInfo.InvariantCulture));

    public override void Saved(string path) => Print($"saved in {path}");

    private static void Print(string line) => Console.Out.WriteLine(line);

    private static string Validation(EpochResult epoch) => epoch.Validation is LossTerms loss ? $"  validation {Words(loss)}" : "";

    private static string Words(LossTerms loss) =>
        string.Create(CultureInfo.InvariantCulture, $"{loss.Loss:F2} = {loss.Reconstruction:F2} + {loss.Kl:F2}");
}
