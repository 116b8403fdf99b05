namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>A module on one batch size: where its input and output lie, and the dispatches between them.</summary>
/// <param name="x">What enters.</param>
/// <param name="y">What leaves.</param>
internal abstract class ModulePass(FeatureMap x, FeatureMap y)
{
    public FeatureMap X { get; } = x;

    public FeatureMap Y { get; } = y;

    /// <summary>Appends x → y.</summary>
    public abstract void Forward(Recording recording, StepBindings step);

    /// <summary>Appends the gradients: of the parameters, overwritten, and of the input.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">The schedule.</param>
    /// <param name="dz">
    /// Gradient by the output before its activation: whoever comes after has already multiplied by the activation's derivative.
    /// </param>
    /// <param name="before">The activation that made x.</param>
    /// <param name="dx">Overwritten by <c>∂L/∂x · before'(x)</c>; null when it is not needed.</param>
    public abstract void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx);
}
