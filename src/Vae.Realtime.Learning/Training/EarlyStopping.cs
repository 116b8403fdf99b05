namespace Vae.Realtime.Learning.Training;

/// <summary>Ends a run whose monitored loss no longer improves.</summary>
/// <param name="Patience">Epochs without improvement before the run ends; 0 never ends it.</param>
/// <param name="MinDelta">Nats by which the loss must fall to count as an improvement.</param>
internal sealed record EarlyStopping(int Patience = 0, double MinDelta = 0);
