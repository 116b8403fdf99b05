namespace Vae.Realtime.Learning.Kernels.Schedule;

using System.Runtime.InteropServices;

/// <summary>What a step reports; mirrors the vec4 that <c>shaders/train/step_end.comp</c> writes.</summary>
/// <param name="Reconstruction">Negative log-likelihood in nats, summed over the batch.</param>
/// <param name="Kl">KL divergence in nats, summed over the batch.</param>
/// <param name="GradientSquares">Squared norm of the gradient of the mean loss; 0 in evaluation.</param>
/// <param name="Applied">1 when everything was finite.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct StepReport(float Reconstruction, float Kl, float GradientSquares, float Applied);
