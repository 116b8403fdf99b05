namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Learning.Inference;

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Train">Mean over the epoch's training examples, while they were learned.</param>
/// <param name="Test">Mean over the test split after the epoch.</param>
/// <param name="Seconds">Time of the training part.</param>
/// <param name="ImagesPerSecond">Training examples per second of it.</param>
/// <param name="RejectedSteps">Steps that changed nothing because something was not finite.</param>
/// <param name="Validation">Mean over the validation split after the epoch, where there is one.</param>
internal sealed record EpochResult(
    int Epoch, LossTerms Train, LossTerms Test, double Seconds, double ImagesPerSecond, int RejectedSteps, LossTerms? Validation = null)
{
    /// <summary>What early stopping and the choice of the best epoch look at.</summary>
    public LossTerms Monitored => Validation ?? Test;
}

/// <summary>Where an epoch stands.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Step">Steps of the epoch whose reports are in.</param>
/// <param name="Steps">Steps of a whole epoch.</param>
/// <param name="Running">Mean of the epoch so far.</param>
internal readonly record struct TrainingProgress(int Epoch, int Step, int Steps, LossTerms Running);
