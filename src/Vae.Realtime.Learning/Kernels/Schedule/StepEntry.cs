namespace Vae.Realtime.Learning.Kernels.Schedule;

using System.Runtime.InteropServices;

/// <summary>One step's scalars; mirrors <c>StepEntry</c> of <c>shaders/include/schedule.glsl</c>, 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct StepEntry
{
    /// <summary>Examples in the batch; rows from here on are padding.</summary>
    public uint Valid;

    /// <summary>Position of row 0 in the epoch's order.</summary>
    public uint Cursor;

    /// <summary>Key of the epoch's order, or of the procedural stream; low word first.</summary>
    public ulong OrderKey;

    /// <summary>Philox key of the posterior noise; low word first.</summary>
    public ulong NoiseKey;

    /// <summary>Separates epochs under one noise key.</summary>
    public uint NoiseCounter;

    public float LearningRate;

    /// <summary>1 / (1 - beta1^t), t counted from 1.</summary>
    public float AdamC1;

    /// <summary>1 / (1 - beta2^t).</summary>
    public float AdamC2;

    /// <summary>Weight of the KL term; 1 is the ELBO.</summary>
    public float KlWeight;

    /// <summary>1 / the valid examples of the whole update.</summary>
    public float InverseValid;

    /// <summary>
    /// Free bits (Kingma et al. 2016, "Improving variational inference with inverse autoregressive flow", per latent and example): the least
    /// KL in nats that counts; below it a latent has no gradient of the KL. 0 is the ELBO.
    /// </summary>
    public float FreeBits;

    /// <summary>Number of the first posterior sample that this step draws of each example; separates its noise from the others'.</summary>
    public uint SampleIndex;

    /// <summary>Norm to which the gradient of the update is clipped; 0 for no limit.</summary>
    public float GradientLimit;

    /// <summary>Whether other entries belong to the same update.</summary>
    public MicroBatch MicroBatch;
}
