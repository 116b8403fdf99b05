namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Recordings;

/// <summary>Work of a <see cref="SplitPipeline"/> whose steps have been scheduled.</summary>
/// <param name="Work">What is submitted.</param>
/// <param name="Times">Steps of it.</param>
/// <param name="Finished">Called once it is finished, in the order of the submits.</param>
internal readonly record struct SplitSubmit(CompiledRecording Work, int Times = 1, Action? Finished = null);
