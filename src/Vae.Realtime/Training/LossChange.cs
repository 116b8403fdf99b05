namespace Vae.Realtime.Training;

/// <summary>What changed in the course of a run, so that losses before and after it are not the same.</summary>
internal enum LossChange
{
    /// <summary>Another model, or the same that started over.</summary>
    Model,

    /// <summary>Other examples.</summary>
    Data,

    /// <summary>The learning rate, the KL term's weight or the batch size.</summary>
    Rate,
}
